# Ce que seul Slack doit dire.
slack-send = Envoyer
slack-close = Fermer
slack-working-title = Un instant
slack-working = Palier s’en occupe. Vous pouvez fermer cette fenêtre : rien ne sera perdu.
slack-done-title = C’est fait
slack-done = C’est noté.
slack-open-form = Ouvrir le formulaire
slack-form-waits = Le formulaire n’a pas pu s’ouvrir à temps. Il vous attend ici : *{ $title }*.
slack-form-ready = Il reste un formulaire à remplir : *{ $title }*.
slack-too-slow = Cela a pris trop de temps. Essayez encore une fois.
slack-in-private = Je vous réponds en privé, dans la conversation avec Palier.
slack-forward = À transférer : collée dans Slack, cette ligne fait la même chose que le bouton.
slack-home-back = ← Accueil
slack-home-start = Commencer
slack-home-welcome = *Bonjour !* Palier aide les voisins à se retrouver autour d’un café et à se donner des coups de main.
slack-home-kept = Pour l’instant, Palier ne sait rien de vous. Il gardera votre prénom et votre quartier, jamais votre adresse.
slack-share = Partager
slack-share-title = Partager un café
slack-share-card = Quel café ?
slack-share-where = Dans quel canal ?
slack-share-first-invite = Palier n’est pas dans ce canal. Ajoutez-le avec /invite, puis recommencez.
slack-share-gone = Il n’y a plus de café à partager.
slack-shared = C’est partagé.
slack-shortcut-cafe = Inviter à un café
slack-shortcut-cafe-about = Inviter les voisins à un café
slack-shortcut-aide = Demander un coup de main
slack-shortcut-aide-about = Demander un coup de main aux voisins
slack-shortcut-signaler = Signaler ce message
slack-shortcut-signaler-about = Dire en privé aux personnes qui organisent que ce message pose problème
slack-command-palier = Parler à Palier : un mot comme cafe, aide, quartier ou moi, ou le nom de votre commune
slack-command-hint = [cafe | aide | canicule | quartier | moi | orga]
slack-about = Cafés et coups de main entre voisins, et des nouvelles quand il fait trop chaud.
slack-about-long =
    Palier aide les voisins d’un quartier à se retrouver autour d’un café et à se donner des coups de main. On prend aussi des nouvelles quand il fait trop chaud.
    Une invitation a toujours un jour et une heure ; chacun répond d’un bouton et la carte se met à jour. Un coup de main se demande en deux choix ; le reste se dit en privé. Palier ne garde ni adresse ni position.
slack-first-admin =
    Palier n’a pas encore d’administrateur. Pour le devenir, écrivez aujourd’hui dans Slack : /palier admin { $code }
slack-installed = Palier est installé. Ouvrez Slack, puis l’accueil de Palier dans les applications.
slack-not-installed = L’installation n’a pas abouti. Recommencez depuis le début.
slack-check-token = le jeton Slack est celui de l’espace « { $workspace } ».
slack-check-token-refused = Slack ne connaît pas ce jeton. Recopiez dans SLACK_BOT_TOKEN celui de la page « OAuth & Permissions ».
slack-check-silent = Slack ne répond pas. Vérifiez le réseau, et SLACK_API_URL si vous l’avez changé.
slack-check-scopes = il manque des droits à l’application Slack : { $scopes }. Reprenez le manifeste (palier manifest), puis réinstallez-la.
slack-check-wall = le mur « { $wall } » ({ $area }) a ce qu’il faut.
slack-check-wall-gone = Palier n’est plus dans le canal « { $wall } » ({ $area }). Ajoutez-le avec /invite.
