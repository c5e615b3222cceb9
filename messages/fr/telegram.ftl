# Ce que seul Telegram doit dire.
telegram-come = Je vous réponds en privé.
telegram-unsigned = Cette commande est écrite au nom du groupe : je ne sais pas à qui répondre, et tout le monde la lit. Effacez-la, puis écrivez-moi en privé.
telegram-nameless = Écrit au nom du groupe : je ne sais pas à qui répondre. Continuons en privé.
telegram-open = Ouvrir la conversation
telegram-place-noted = C’est noté.
telegram-first-admin =
    Palier n’a pas encore d’administrateur. Pour le devenir, ouvrez ce lien aujourd’hui : { $link }
    (ou écrivez au bot : /admin { $code })
telegram-description =
    Bonjour ! Palier aide les voisins à se retrouver autour d’un café, à se donner des coups de main et à prendre des nouvelles quand il fait trop chaud.
    Touchez « Démarrer » et dites où vous habitez. Palier ne garde ni l’adresse ni la position qui servent à trouver votre quartier.
telegram-short = Cafés et coups de main entre voisins, et des nouvelles quand il fait trop chaud.
