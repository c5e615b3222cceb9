# Ce que seul Telegram doit dire.
telegram-come = Je vous réponds en privé.
telegram-open = Ouvrir la conversation
telegram-place-noted = C’est noté.
telegram-first-admin =
    Palier n’a pas encore d’administrateur. Pour le devenir, ouvrez ce lien aujourd’hui : { $link }
    (ou écrivez au bot : /admin { $code })
