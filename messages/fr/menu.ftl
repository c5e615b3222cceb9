# Ce que Telegram montre du bot avant qu’on lui parle, et en face de chaque commande.
menu-description =
    Bonjour ! Palier aide les voisins à se retrouver autour d’un café, à se rendre service et à prendre des nouvelles quand il fait trop chaud.
    Appuyez sur « Démarrer » et dites où vous habitez. Palier ne garde ni votre adresse ni votre position.
menu-short = Cafés entre voisins, coups de main, et des nouvelles quand il fait trop chaud.
command-start = Commencer
command-help = Savoir ce que Palier peut faire
command-cafe = Inviter les voisins à un café
command-cafes = Voir les cafés à venir
command-aide = Demander un coup de main
command-proposer = Dire ce que vous pouvez faire
command-quartier = Choisir ou changer de quartier
command-moi = Voir et changer ce qui vous concerne
command-pause = Faire une pause dans les messages
command-stop = Quitter Palier
command-kit = Imprimer une affiche ou un mot à glisser
command-canicule = Se préparer aux fortes chaleurs
command-signaler = Signaler un problème aux organisateurs
command-orga = Organiser le quartier
command-exercice = Lancer un exercice de canicule
command-annonce = Écrire à tout le quartier
command-settings = Régler langue, messages et horaires
command-privacy = Savoir ce que Palier garde
command-cancel = Abandonner la question en cours
