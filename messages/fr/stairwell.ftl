# La cage d’escalier : la page d’essai, et ce que disent ceux qui y habitent.
stairwell-taken-off = (message enlevé : il ne regarde pas tout le groupe)

stairwell-title = Palier, dans l’escalier
stairwell-tagline = Essayez : cinq voisins, leurs murs, une horloge. Rien n’est gardé.
stairwell-language = Langue de la page
stairwell-tabs = Portes et murs
stairwell-unread = du nouveau
stairwell-lost = La page a perdu Palier. Elle essaie de le retrouver…
stairwell-failed = Cela n’a pas marché. Réessayez.
stairwell-no-script = Cette page a besoin de JavaScript.
stairwell-open = L’escalier est ouvert : { $url }
stairwell-no-port = Aucun port n’est libre à partir de { $first }. Choisissez-en un autre avec PORT.
stairwell-next-port = Le port { $wanted } est pris : l’escalier s’ouvre au port { $port }.
stairwell-token = L’escalier est un essai sans jeton : retirez TELEGRAM_BOT_TOKEN, ou démarrez le vrai bot.

stairwell-clock = L’horloge du quartier
stairwell-clock-move = Avancer
stairwell-clock-hour = + 1 heure
stairwell-clock-evening = 18 h
stairwell-clock-morning = Demain 8 h 30
stairwell-clock-until = Avancer jusqu’au
stairwell-clock-go = Y aller
stairwell-clock-past = L’horloge n’avance que vers demain, d’un mois au plus.

stairwell-heat = La chaleur selon la vigilance (à vous de choisir)
stairwell-heat-short = Chaleur
stairwell-heat-today = aujourd’hui
stairwell-heat-tomorrow = demain

stairwell-organises = organise
stairwell-reads = Langue de cette personne
stairwell-enlarge = Agrandir
stairwell-edited = modifié
stairwell-pinned = Épinglé
stairwell-download = Télécharger
stairwell-guarded = À garder pour vous
stairwell-card-changed = Une affiche a changé sur le mur.
stairwell-newcomer = Cette personne vient d’arriver : Palier ne la connaît pas encore.
stairwell-start = Démarrer
stairwell-more = Commandes, lieux et envois
stairwell-commands = Commandes
stairwell-points = Partager un lieu
stairwell-point-inside = Dans le quartier
stairwell-point-edge = À la limite du quartier
stairwell-point-town = À Versailles
stairwell-point-sea = En pleine mer
stairwell-point-other = un point choisi
stairwell-point-share = Partager
stairwell-lat = Latitude
stairwell-lon = Longitude
stairwell-things = Envoyer
stairwell-sticker = Un autocollant
stairwell-photo = Une photo
stairwell-voice = Un message vocal
stairwell-write = Écrire à Palier
stairwell-send = Envoyer

stairwell-wall = mur
stairwell-chat = autre discussion
stairwell-write-wall = Écrire ici
stairwell-as = Je suis
stairwell-knock = Demander à entrer
stairwell-search = Chercher un café à partager
stairwell-search-go = Chercher
stairwell-choose-card = Quelle affiche partager ?
stairwell-palier-put-in = Ajouter Palier ici
stairwell-palier-take-out = Retirer Palier d’ici
stairwell-nothing-to-share = Rien à partager pour l’instant : les cafés à domicile restent au quartier.
stairwell-elsewhere-title = La chorale

stairwell-shared-point = Position partagée : { $point }
stairwell-sent-sticker = Autocollant envoyé
stairwell-sent-photo = Photo envoyée
stairwell-sent-voice = Message vocal envoyé
stairwell-form-sent = Réponses envoyées : { $title }
stairwell-shared-card = partage une affiche
stairwell-knocks = demande à entrer
stairwell-palier-in = ajoute Palier
stairwell-palier-out = retire Palier

stairwell-form-send = Envoyer
stairwell-form-optional = facultatif
stairwell-form-calendar = ou dans le calendrier
stairwell-form-clock = ou à l’horloge
stairwell-form-points = ou un lieu partagé
stairwell-form-quick = Réponses rapides
stairwell-form-kept = Fichier déjà reçu : { $name }
stairwell-form-echo = J’ai compris : { $answer }. Si c’est bien cela, envoyez.

stairwell-seed-wall = Les Œillets
stairwell-seed-numbers = Mairie : 01 99 00 12 34. Ligne des voisins : 01 99 00 56 78
stairwell-seed-place = Bistrot de la place
stairwell-seed-note = J’apporte un jeu de cartes.
