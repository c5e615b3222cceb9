# La cage d’escalier : la page d’essai, et ce que disent ceux qui y habitent.
stairwell-taken-off = (message enlevé : il ne regarde pas tout le groupe)

stairwell-title = Palier, dans l’escalier
stairwell-tagline = Essayez : cinq voisins, leurs murs, une horloge. Rien n’est gardé.
stairwell-language = Langue de la page
stairwell-tabs = Portes et murs
stairwell-skip = Aller aux portes et aux murs
stairwell-unread = du nouveau
stairwell-lost = La page a perdu Palier et le cherche. Ce que vous écrivez est gardé.
stairwell-restarted = Palier a redémarré : tout est comme au début. Rouvrez le formulaire, ce que vous aviez écrit y sera.
stairwell-failed = Cela n’a pas marché. Réessayez.
stairwell-no-script = Cette page a besoin de JavaScript.
stairwell-open = L’escalier est ouvert : { $url }
stairwell-no-port = Aucun port n’est libre à partir de { $first }. Choisissez-en un autre avec PORT.
stairwell-next-port = Le port { $wanted } est pris : l’escalier s’ouvre au port { $port }.
stairwell-token = L’escalier est un essai sans jeton : retirez TELEGRAM_BOT_TOKEN, ou démarrez le vrai bot.

stairwell-clock = L’horloge du quartier
stairwell-clock-move = Réglages
stairwell-clock-half = + 30 min
stairwell-clock-hour = + 1 heure
stairwell-clock-evening = 18 h
stairwell-clock-morning = Demain 8 h 30
stairwell-clock-until = Avancer jusqu’au
stairwell-clock-go = Y aller
stairwell-clock-moving = L’horloge avance
stairwell-clock-told = Palier a écrit en chemin : { $sent }.
stairwell-clock-quiet = Rien à écrire en chemin.
stairwell-sent-at = { $hour } { $whom }
stairwell-clock-past = L’horloge n’avance que vers demain, d’un mois au plus.

stairwell-heat = La chaleur selon la vigilance (à vous de choisir)
stairwell-heat-short = Chaleur
stairwell-heat-today = aujourd’hui
stairwell-heat-tomorrow = demain
stairwell-heat-set = Régler
stairwell-heat-told =
    { $count ->
        [one] C’est réglé. Palier vient d’écrire un message.
       *[other] C’est réglé. Palier vient d’écrire { $count } messages, sur les murs et chez chacun.
    }
stairwell-heat-noted = C’est réglé, Palier le sait. Pour ses annonces, avancez l’horloge (la veille d’une alerte : 18 h) ; ou demandez-lui /canicule.

stairwell-steps = La première minute
stairwell-step-invite = Chez Simone, écrivez /cafe, puis publiez.
stairwell-step-answer = Sur le mur, répondez : vous y êtes Bao.
stairwell-step-clock = Avancez l’horloge : demain 8 h 30.
stairwell-step-aid = Chez Simone, demandez un coup de main : /aide.
stairwell-steps-done = Le tour est fait ! Essayez /kit, /orga chez Maryam, ou demain en rouge : sans réponse de Simone, Palier appelle Bao, puis Grace.
stairwell-step-go = M’y mener
stairwell-steps-hide = Cacher la première minute

stairwell-behind = Sous le capot
stairwell-behind-tagline = Ce que chaque geste a écrit dans la base, et envoyé : des numéros, aucun mot.
stairwell-behind-empty = Faites un geste sur la page : il paraîtra ici.
stairwell-behind-nothing = Rien d’écrit, rien d’envoyé.
stairwell-behind-close = Fermer « Sous le capot »
stairwell-row-added = ajouté
stairwell-row-changed = changé
stairwell-row-removed = enlevé
stairwell-post-added = envoyé
stairwell-post-changed = redessiné

stairwell-organises = organise
stairwell-reads = Langue de { $whom }
stairwell-enlarge = Agrandir { $whom }
stairwell-edited = modifié
stairwell-pinned = Épinglé
stairwell-download = Télécharger
stairwell-guarded = À garder pour vous
stairwell-card-changed = Une affiche a changé sur le mur.
stairwell-newcomer = Cette personne vient d’arriver : Palier ne la connaît pas encore.
stairwell-start = Démarrer
stairwell-more = Commandes, lieux et envois de { $whom }
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
stairwell-write-as = Écrire à Palier, comme { $whom }
stairwell-send-as = Envoyer, comme { $whom }

stairwell-wall = mur
stairwell-chat = autre discussion
stairwell-write-wall = Écrire ici
stairwell-write-on = Écrire sur { $whom }
stairwell-send-on = Envoyer sur { $whom }
stairwell-on = sur { $whom }
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

stairwell-cool-library = Médiathèque du quartier
stairwell-cool-library-address = 2 place des Œillets
stairwell-cool-church = Église Saint-Éloi
stairwell-cool-church-address = 9 rue Longue
stairwell-cool-park = Parc des Sources
stairwell-cool-park-address = Allée des Tilleuls
stairwell-seed-numbers = Mairie : 01 99 00 12 34. Ligne des voisins : 01 99 00 56 78
stairwell-seed-wall = Les Œillets · { $language }
stairwell-seed-place = Le Petit Zinc
