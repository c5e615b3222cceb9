# Pour les personnes qui organisent un quartier.
organise-not-yours = Cette action est réservée aux organisateurs de ce quartier.
organise-only = Cette page est réservée aux personnes qui organisent un quartier.
organise-in-private = La page des organisateurs s’ouvre en privé.
organise-code-wrong = Ce code ne marche pas. Demandez-en un autre à la personne qui vous l’a donné.
organise-code-how = Écrivez /admin suivi du code, par exemple « /admin abcd2345 ».
    .slack = Écrivez /palier admin suivi du code, par exemple « /palier admin abcd2345 ».
organise-already = Vous avez déjà ce rôle dans ce quartier. Le lien reste bon pour quelqu’un d’autre.

organise-named = { $name }
organise-declare = Déclarer un quartier
organise-see-demand = Voir où des voisins attendent
organise-open-panel = Ouvrir la page
organise-join = Rejoindre { $name }

organise-panel = *Organiser*
organise-panel-areas =
    { $count ->
        [0] Aucun quartier pour l’instant.
        [one] Un quartier.
       *[other] { $count } quartiers.
    }
organise-panel-loose =
    { $count ->
        [one] Un { $own-group } attend d’être relié à un quartier.
       *[other] { $count } { $own-groups } attendent d’être reliés à un quartier.
    }
organise-bind = Relier « { $title } »

organise-area-head = *{ $name }*, { $town }
organise-members =
    { $count ->
        [0] Personne n’est encore inscrit.
        [one] Une personne inscrite.
       *[other] { $count } personnes inscrites.
    }
organise-walls-count =
    { $count ->
        [0] Aucun { $own-group } relié : les affiches ne paraissent nulle part.
        [one] Un { $own-group } relié.
       *[other] { $count } { $own-groups } reliés.
    }
organise-door-count =
    { $count ->
        [0] Personne n’attend à l’entrée.
        [one] Une personne demande à entrer.
       *[other] { $count } personnes demandent à entrer.
    }
organise-organisers =
    { $count ->
        [one] Une personne organise.
       *[other] { $count } personnes organisent.
    }
organise-alone = Il faut au moins deux personnes pour organiser un quartier. Nommez quelqu’un dans « Voir l’équipe ».
organise-see-door = Demandes d’entrée ({ $count })
organise-see-needs = Coups de main ({ $count })
organise-see-members = Les membres ({ $count })
organise-see-walls = Voir les { $own-groups }
organise-see-link = Inviter les voisins
organise-see-team = Voir l’équipe
organise-see-journal = Voir le journal
organise-change = Modifier
organise-drop-outline = Oublier le contour

organise-link-head = Un texte à transférer à vos voisins :
organise-link-post = Publier dans « { $title } »
organise-link-posted = Je publie l’invitation dans « { $title } ».
organise-link-posted-today = L’invitation a déjà paru aujourd’hui dans « { $title } ».
organise-link-text = Entre voisins du quartier *{ $name }*, on s’invite à un café. Pour en être, touchez le bouton.

organise-area-title = Le quartier
organise-area-name = Comment s’appelle ce quartier ?
organise-area-centre = Où est son centre ? Partagez une position, ou écrivez une adresse avec la commune.
    .slack = Où est son centre ? Écrivez une adresse avec la commune.
organise-area-radius = Jusqu’à combien de mètres du centre va-t-il ? Sans réponse : 600.
organise-area-aliases = Les voisins emploient-ils d’autres noms ? Séparez-les par des virgules.
organise-area-numbers = Quels numéros utiles pour les coups de main et la canicule : commune, services sociaux ?
organise-area-duty_number = Quel numéro appeler à la commune quand une personne ne répond pas un jour de canicule ? Un seul numéro, celui de sa permanence.
organise-area-duty_mail = La commune a-t-elle une adresse e-mail de permanence ? J’y écrirai quand une personne qui l’a accepté reste sans nouvelles.
organise-area-outline = Avez-vous le contour du quartier en fichier GeoJSON ? Envoyez-le : il remplace la distance au centre.
organise-area-name-line = Nom
organise-area-centre-line = Centre
organise-area-radius-line = Mètres du centre
organise-area-aliases-line = Autres noms
organise-area-numbers-line = Numéros utiles
organise-area-duty_number-line = Numéro de permanence
organise-area-duty_mail-line = E-mail de permanence
organise-area-outline-line = Contour

organise-name-empty = Ce nom n’a ni lettre ni chiffre. Écrivez le nom que disent les voisins.
organise-name-taken = Il y a déjà un quartier de ce nom à { $town }. Choisissez un autre nom.
organise-aliases-many = C’est trop de noms : { $limit } au plus.
organise-centre-many = Plusieurs communes s’appellent ainsi : { $towns }. Ajoutez le code postal.
organise-centre-part = *{ $name }*, c’est aujourd’hui *{ $town }*. Ajoutez une rue, ou partagez une position : je saurai où est le centre.
    .slack = *{ $name }*, c’est aujourd’hui *{ $town }*. Ajoutez une rue : je saurai où est le centre.
organise-centre-doubt = S’agit-il de { $town } ? Écrivez seulement le code postal et la commune, ou partagez une position.
    .slack = S’agit-il de { $town } ? Écrivez seulement le code postal et la commune.
organise-centre-town = Je ne reconnais pas la commune. Ajoutez son nom ou son code postal.
organise-centre-unknown = Je ne trouve pas cette adresse. Vérifiez-la, écrivez seulement la commune, ou partagez une position.
    .slack = Je ne trouve pas cette adresse. Vérifiez-la, ou écrivez seulement la commune.
organise-centre-silent = Le service d’adresses ne répond pas. Partagez une position, ou écrivez seulement la commune.
    .slack = Le service d’adresses ne répond pas. Écrivez seulement la commune.
organise-centre-unserved = Je n’ai pas de service d’adresses pour ce pays. Partagez une position, ou écrivez seulement la commune.
    .slack = Je n’ai pas de service d’adresses pour ce pays. Écrivez seulement la commune.
organise-centre-outside = Ce point est hors du contour du quartier. Oubliez d’abord le contour, ou envoyez-en un autre.
organise-centre-far = Ce point est loin de { $town }, et je ne connais pas la commune à cet endroit. Vérifiez-le.
organise-town-title = La commune
organise-town-town = J’ai gardé le point. Dans quelle commune est-il ?
organise-town-far = { $town } est loin de ce point. Dans quelle commune est-il ?

organise-outline-silent = Je n’arrive pas à ouvrir votre fichier pour l’instant. Il n’est pas perdu : réessayez dans un moment.
organise-outline-gone = Ce fichier n’est plus disponible. Renvoyez-le, s’il vous plaît.
organise-outline-unread = Ce fichier n’est pas du GeoJSON. Exportez le contour depuis un outil de carte, puis envoyez le nouveau fichier.
organise-outline-kind = Il faut un contour, de type « Polygon » ou « MultiPolygon », et un seul.
organise-outline-ring = Le contour n’est pas une ligne fermée d’au moins quatre points.
organise-outline-degrees = Le contour contient un point qui n’existe pas sur la carte. Les points s’écrivent longitude, puis latitude.
organise-outline-points = Le contour a { $count } points. Il en faut { $limit } au plus : simplifiez-le.
organise-outline-small = Ce contour est trop petit pour un quartier : moins de { $metres } mètres.
organise-outline-large = Ce contour est trop grand pour un quartier : plus de { $kilometres } kilomètres.
organise-outline-far = Ce contour est à plus de { $kilometres } kilomètres du centre. Vérifiez l’un des deux.

organise-turn-title = Le contour
organise-turn-turn = Dans ce fichier, latitude et longitude semblent inversées : tel quel, le contour est loin du centre. Je le retourne ?

organise-draft-head = *{ $name }*, { $town }
organise-draft-aliases = Autres noms : { $aliases }
organise-draft-radius = Jusqu’à { $radius } mètres du centre.
organise-draft-outline = Limité par le contour que vous avez envoyé.
organise-draft-moved = Le centre était hors du contour : je l’ai mis au milieu.
organise-draft-language = Langue : { $language }
organise-draft-ask = Rien n’est encore ouvert. Est-ce bien cela ?
organise-draft-map = Voir le centre sur une carte
organise-draft-open = Ouvrir le quartier
organise-draft-change = Changer
organise-draft-drop = Abandonner ce quartier
organise-draft-dropped = D’accord, ce quartier n’est pas déclaré.
organise-in-language = En { $language }

organise-opened = *{ $name }* est ouvert.
organise-opened-told =
    { $count ->
        [0] Personne n’attendait encore dans cette commune.
        [one] La personne qui attendait dans cette commune est prévenue.
       *[other] Les { $count } personnes qui attendaient dans cette commune sont prévenues.
    }
organise-how-wall = Pour relier un groupe ou un canal : sur Telegram, ajoutez-moi comme membre, puis nommez-moi administrateur ; sur Slack, écrivez-y « /invite @Palier ». Cela suffit : je vous écris aussitôt.
    .telegram = Pour relier un groupe, ajoutez-moi comme membre, puis nommez-moi administrateur. Cela suffit : je vous écris aussitôt.
    .slack = Pour relier un canal, écrivez-y « /invite @Palier ». Cela suffit : je vous écris aussitôt.
    .stairwell = Pour relier un groupe, touchez « Ajouter Palier ici » dans ce groupe. Cela suffit : je vous écris aussitôt.
organise-second = Nommez vite une deuxième personne pour organiser avec vous.
organise-opened-near = Bonne nouvelle : le quartier *{ $name }* vient d’ouvrir à { $town }. Si c’est le vôtre, touchez le bouton.
organise-changed = *{ $name }* est à jour.

organise-walls =
    { $count ->
        [0] Aucun { $own-group } n’est relié à ce quartier.
        [one] Un { $own-group } est relié à ce quartier.
       *[other] { $count } { $own-groups } sont reliés à ce quartier.
    }
organise-wall-line = *{ $title }* ({ $language })
organise-wall-settings = Régler « { $title } »
organise-wall-head = « { $title } » est relié au quartier *{ $name }*.
organise-bound = « { $title } » est maintenant relié au quartier *{ $name }*.
organise-wall-language = Les affiches y sont écrites en : { $language }.
organise-all-rights = J’ai tous les droits qu’il me faut.
organise-right-post = Il me manque un droit : *publier des messages*. Sans lui, aucune affiche ne paraît.
organise-right-pin = Il me manque un droit : *épingler des messages*. Il sert pendant les jours chauds.
organise-right-invite = Il me manque un droit : *inviter par un lien*. Il me sert à faire entrer les voisins.
organise-how-right = Pour le donner, sur Telegram : réglages du groupe, Administrateurs, choisissez-moi, cochez ce droit. Sur Slack : ajoutez-moi de nouveau au canal.
organise-choose = À quel quartier relier « { $title } » ?
organise-none-yet = Aucun quartier n’est encore déclaré. Déclarez-en un, puis reliez ce { $own-group }.
organise-unbound = Merci de m’avoir ajouté à « { $title } ». Une personne qui organise le quartier doit encore relier ce { $own-group } : prévenez-la. D’ici là, je n’y écris rien.
organise-wall-closed = On m’a retiré de « { $title } ». Les affiches du quartier *{ $name }* n’y paraissent plus.
organise-wall-again = Pour revenir, ajoutez-moi de nouveau au { $own-group }.
organise-rights-changed = Mes droits ont changé dans « { $title } ».
organise-wall-refuses = « { $title } » ne prend pas mes affiches pour l’instant.
organise-wall-takes = « { $title } » prend de nouveau mes affiches.
organise-refuses-topic = Le sujet où j’écris est fermé. Rouvrez-le, ou choisissez-en un autre.
organise-refuses-archived = Ce canal est archivé. Rien n’est perdu : je reprends dès qu’il est désarchivé.
organise-refuses-wrong = Le { $own-group } a refusé ma dernière affiche sans que je sache pourquoi. Vérifiez ses réglages et mes droits.
organise-refuses-next = Je réessaie régulièrement. D’ici là, j’écris en privé aux voisins concernés.
organise-invite-present = Inviter les personnes déjà présentes
organise-invite-sure = Inviter les personnes déjà présentes dans « { $title } » à rejoindre *{ $name }* ?
organise-invite-means = Chaque personne est seule à voir son message, avec un bouton. Sans appuyer, elle n’est pas inscrite. Les messages partent l’un après l’autre ; voisins déjà inscrits et robots n’en reçoivent pas. Qui n’est pas connecté ne le voit pas : vous pourrez recommencer dans une semaine.
organise-invite-yes = Oui, montrer l’invitation
organise-invite-begun = C’est parti : je montre l’invitation dans « { $title } », à une personne après l’autre.
organise-invite-stop = Arrêter l’invitation
organise-invite-stopped =
    { $count ->
        [0] C’est arrêté dans « { $title } ». Personne n’avait encore reçu l’invitation.
        [one] C’est arrêté dans « { $title } ». Une personne avait reçu l’invitation.
       *[other] C’est arrêté dans « { $title } ». { $count } personnes avaient reçu l’invitation.
    }
organise-invite-unshown = Je n’ai pas pu montrer l’invitation à tout le monde dans « { $title } » : le canal m’a dit non toute la journée. Regardez mes droits, puis recommencez.
organise-links-open =
    { $count ->
        [one] Un lien qui donne un rôle attend d’être ouvert.
       *[other] { $count } liens qui donnent un rôle attendent d’être ouverts.
    }
organise-links-withdraw = Retirer les liens en attente
organise-links-withdrawn =
    { $count ->
        [0] Aucun lien n’attendait.
        [one] C’est retiré : le lien ne donne plus rien.
       *[other] C’est retiré : les { $count } liens ne donnent plus rien.
    }
organise-invited = Bonjour ! Ici, les voisins du quartier *{ $name }* se retrouvent avec Palier : des cafés, des coups de main, des nouvelles quand il fait trop chaud.
organise-invited-means = Un bouton suffit pour en être. Sans lui, je ne vous inscris pas. Personne d’autre ne voit ce message.
organise-wall-try = Réessayer maintenant
organise-wall-tried = Je réessaie tout de suite.
organise-topic-how = Dans un groupe Telegram à sujets : écrivez /ici dans le sujet où les affiches doivent paraître.
organise-topic-chosen = Les affiches paraissent dans le sujet choisi. Pour en changer, écrivez /ici dans un autre sujet.
organise-topic-here = Les affiches de « { $title } » paraîtront désormais dans ce sujet.
organise-topic-none = Les affiches de « { $title } » paraîtront désormais hors des sujets, dans le groupe lui-même.
organise-topic-leave = Ne plus utiliser ce sujet
organise-topic-lost = Dans « { $title } », le sujet choisi est fermé ou supprimé. Les affiches paraissent dans le groupe lui-même.
organise-hello = Bonjour ! J’affiche ici les cafés et les coups de main entre voisins du quartier *{ $name }*.
organise-hello-promise = Je ne lis pas vos conversations et je n’en garde rien. Pour participer, écrivez-moi en privé.

organise-door =
    { $count ->
        [0] Personne n’attend à l’entrée.
        [one] Une personne demande à entrer.
       *[other] { $count } personnes demandent à entrer.
    }
organise-knock = *{ $name }* demande à entrer dans « { $title } », { $moment }.
organise-admit = Accepter { $name }
organise-decline = Refuser { $name }
organise-admitted = C’est fait : { $name } entre.
organise-declined = C’est fait : la demande de { $name } est refusée.
organise-decided = Quelqu’un a déjà répondu à cette demande.
organise-door-rest =
    { $count ->
        [one] Et une autre demande après celles-ci.
       *[other] Et { $count } autres demandes après celles-ci.
    }
organise-door-by-area = Les membres du quartier entrent aussitôt : il leur suffit de dire qu’ils y habitent.
organise-door-unverified = Personne ne vérifie leur adresse : n’écrivez dans le { $own-group } que ce que n’importe qui peut lire.
organise-door-by-organisers = Les organisateurs font entrer chacun : personne n’entre sans votre accord.
organise-door-inside = Qui est déjà dans le { $own-group } y reste.
organise-door-public = Si « { $title } » est un canal public, tout son espace de travail y entre sans demander : rendez-le privé.
organise-door-keep = Les organisateurs font entrer chacun
organise-door-open = Laisser entrer les membres du quartier
organise-door-opened = Désormais, les membres du quartier entrent aussitôt. Qui attendait déjà n’entre pas pour autant : répondez à chacun.
organise-asks-to-enter = Une personne inscrite dans le quartier *{ $name }* demande à entrer dans le { $own-group }. Elle attend votre réponse.
organise-open-door = Voir les demandes d’entrée

organise-team = L’équipe du quartier *{ $name }*
organise-team-organiser = { $name } : organise
organise-team-relay = { $name } : relais
organise-name-somebody = Nommer quelqu’un
organise-name-title = Une personne de plus
organise-name-person = Qui ? Je lui écris, et c’est à elle de décider.
organise-name-grant = Pour quoi ?
organise-grant-organiser = Organiser avec vous
organise-grant-relay = Être relais
organise-name-self = C’est vous. Choisissez quelqu’un d’autre.
organise-name-has = { $who } a déjà ce rôle, ou davantage.
organise-name-asked = C’est demandé à { $who }. Je vous préviens dès que c’est oui.
organise-name-today = C’est déjà demandé à { $who } aujourd’hui.
organise-name-unreached = Je ne peux pas encore écrire à cette personne. Transmettez-lui ceci :
organise-name-failed = Ma question n’est pas arrivée chez { $who }. Transmettez-lui ceci :
organise-name-failed-new = Ma question n’est pas arrivée : je ne peux pas écrire à la personne choisie. Transmettez-lui ceci :
organise-asked-palier = Bonjour ! Je suis Palier : j’aide les voisins à se retrouver autour d’un café et à se donner des coups de main.
organise-asked-organiser = { $who } vous propose d’organiser ensemble le quartier *{ $name }*.
organise-asked-relay = { $who } vous propose d’être relais du quartier *{ $name }*.
organise-asked-free = C’est comme vous voulez. Le bouton marche jusqu’au { $until }.
organise-team-how = Un relais est une personne de confiance, que vous connaissez. Nommez quelqu’un ici, ou créez un lien et transférez-le.
organise-offer-organiser = Un lien pour organiser
organise-offer-relay = Un lien pour un relais
organise-offer-organiser-head = La personne qui ouvre ce lien organise *{ $name }* avec vous.
organise-offer-relay-head = La personne qui ouvre ce lien devient relais du quartier *{ $name }*.
organise-offer-once = Il sert une seule fois, jusqu’au { $until }. Transférez ce message à cette seule personne. Un lien plus ancien du même genre ne marche plus.
organise-offer-organiser-link = Organiser { $name }
organise-offer-relay-link = Devenir relais : { $name }
organise-now-organiser = Merci ! Vous organisez maintenant *{ $name }*. Écrivez /orga pour ouvrir votre page.
organise-now-relay = Merci ! Vous êtes maintenant relais du quartier *{ $name }*.
organise-joined-organiser = { $who } organise maintenant *{ $name }* avec vous.
organise-joined-relay = { $who } est maintenant relais du quartier *{ $name }*.
organise-left =
    { $count ->
        [0] Plus personne n’organise *{ $name }*. Il faut nommer quelqu’un.
        [one] Une personne a quitté l’équipe du quartier *{ $name }*. Il n’en reste qu’une : nommez quelqu’un.
       *[other] Une personne a quitté l’équipe du quartier *{ $name }*. Il en reste { $count }.
    }
organise-admin = Bienvenue ! Vous administrez maintenant ce Palier. Commencez par déclarer un quartier.

organise-demand = *Où des voisins attendent un quartier*
organise-demand-none = Personne n’attend de quartier pour l’instant.
organise-demand-town =
    { $count ->
        [one] *{ $town }* : une personne
       *[other] *{ $town }* : { $count } personnes
    }
organise-demand-cell =
    { $count ->
        [one] dont une vers { $town }
       *[other] dont { $count } vers { $town }
    }

organise-journal = *Journal* : les derniers actes
organise-journal-none = Le journal est encore vide.
organise-journal-line = { $moment }, { $who } : { $act }
organise-newer = Plus récents
organise-older = Plus anciens
organise-journal-export = Exporter en tableau (CSV)
organise-journal-file = Le journal du quartier *{ $name }*, douze mois au plus. Il dit qui a fait quoi : gardez-le pour l’équipe.
organise-journal-files = Le journal de tous les quartiers, douze mois au plus. Il dit qui a fait quoi : gardez-le pour l’équipe.
organise-journal-line-alone = { $moment } : { $act }
organise-journal-about = { $line } ({ $about })
organise-journal-about-both = { $line } ({ $about }, { $why })
organise-journal-wall = « { $title } »
organise-journal-cafe = rencontre du { $day }
organise-column-when = Quand
organise-column-area = Quartier
organise-column-who = Qui
organise-column-act = Quoi
organise-column-which = Sur quoi
organise-column-why = Pourquoi
organise-act-tried = essaie de nouveau un { $own-group }
organise-act-exported = exporte le journal
organise-act-heat_outrun = confirme trop tard un niveau de chaleur
organise-act-heat_drill = fait un exercice
organise-act-cool_named = écrit les lieux frais des annonces
organise-act-aid_asked = demande un coup de main pour quelqu’un
organise-why-relay = comme relais
organise-why-organiser = pour organiser
organise-why-unknown = niveau des sources
organise-why-none = pas de canicule
organise-why-yellow = jaune
organise-why-orange = orange
organise-why-red = rouge
organise-why-right = un droit manque
organise-why-topic = le sujet est fermé
organise-why-archived = il est archivé
organise-why-wrong = le réglage ne va pas
organise-why-money = argent
organise-why-insult = mots blessants
organise-why-private = détails privés
organise-why-danger = danger
organise-why-other = autre raison
organise-why-unsafe = quelqu’un mis en danger
organise-why-again = malgré une suspension
organise-why-news = information
organise-why-gas = gaz
organise-why-fire = incendie
organise-why-flood = inondation
organise-why-water = eau du robinet
organise-why-storm = tempête
organise-nobody = une personne de l’équipe, partie depuis
organise-act-admin = administre maintenant ce Palier
organise-act-opened = ouvre le quartier
organise-act-edition_opened = ouvre une fête ou une édition
organise-act-edition_moved = change le jour d’une fête
organise-act-edition_closed = retire l’affiche d’une fête ou d’une édition
organise-act-kit_logo = met un logo sur les feuilles
organise-act-kit_no_logo = retire le logo des feuilles
organise-act-changed = modifie le quartier
organise-act-duty = change la permanence de la commune
organise-act-invited = publie l’invitation dans un { $own-group }
organise-act-bound = relie un { $own-group }
organise-act-closed = un { $own-group } n’est plus relié
organise-act-refused = un { $own-group } ne prend plus d’affiches
organise-act-takes = un { $own-group } prend de nouveau les affiches
organise-act-door_by_organisers = laisse chaque entrée aux organisateurs
organise-act-door_by_area = laisse de nouveau entrer les membres du quartier
organise-act-admitted = fait entrer quelqu’un
organise-act-declined = refuse une entrée
organise-act-offered = crée un lien pour nommer quelqu’un
organise-act-relay = devient relais
organise-act-organiser = commence à organiser
organise-act-left = quitte l’équipe
organise-act-kept = laisse ce qui était signalé
organise-act-hid = masque une affiche signalée
organise-act-muted = suspend quelqu’un pour 7 jours
organise-act-lifted = revient sur une décision
organise-act-upheld = maintient une décision
organise-act-greeted = invite les personnes déjà présentes
organise-act-stopped = arrête l’invitation des personnes présentes
organise-act-withdrew = retire les liens en attente
organise-act-broadcast = publie une annonce
organise-act-broadcast_danger = annonce un danger
organise-act-broadcast_asked = demande l’accord d’une deuxième personne pour une annonce
organise-act-broadcast_confirmed = donne son accord à une annonce
organise-act-broadcast_refused = refuse son accord à une annonce
organise-act-broadcast_lapsed = une annonce reste sans accord
organise-act-broadcast_edited = change une annonce
organise-act-broadcast_withdrawn = retire une annonce
organise-act-broadcast_tried = essaie une annonce entre organisateurs
organise-act-asked_admin = propose à quelqu’un d’administrer ce Palier
organise-act-admin_ended = n’administre plus ce Palier
organise-act-vouched = se porte garant de quelqu’un
organise-act-unvouched = ne se porte plus garant de quelqu’un
organise-act-unmuted = lève une suspension
organise-act-removal_proposed = propose que quelqu’un sorte du quartier
organise-act-removal_out = fait sortir quelqu’un du quartier, avec une autre personne
organise-act-removal_refused = refuse une sortie du quartier
organise-act-removal_lapsed = une sortie proposée reste sans réponse
organise-act-removal_lifted = laisse revenir quelqu’un
organise-act-removal_upheld = maintient une sortie du quartier

organise-mute-title = Suspendre
organise-mute-what = Pour quelle raison ? La personne la lira, sans votre nom.
organise-removal-title = Sortir du quartier
organise-removal-reason = Pour quelle raison ? La deuxième personne et la personne concernée la liront, sans votre nom.
organise-removal-note = Un mot de plus ? Les deux le liront. N’y mettez ni nom, ni adresse, ni numéro, ni rien de personnel.

organise-report-title = Signaler
organise-report-what = Qu’est-ce qui ne va pas ? Votre nom ne sera montré à personne.
organise-report-word = Un mot de plus pour les personnes qui organisent le quartier ?
organise-trouble-money = Arnaque ou demande d’argent
organise-trouble-insult = Insulte ou mots blessants
organise-trouble-private = Détails privés montrés à tous
organise-trouble-danger = Quelqu’un est en danger
organise-trouble-other = Autre chose
organise-report-choose = Quelle affiche voulez-vous signaler ?
organise-report-none = Aucune affiche à signaler dans vos quartiers pour l’instant.
organise-report-how = Pour un message d’un groupe : répondez-lui « /signaler ».
    .telegram = Pour un message d’un groupe ou d’un canal : répondez-lui « /signaler ».
    .slack = Pour un message d’un canal : choisissez « Signaler ce message » dans son menu.
organise-report-card = { $first } ({ $second })
organise-report-message = un message dans « { $title } »
organise-report-gone = une affiche effacée depuis
organise-report-elsewhere = Je ne transmets que ce qui paraît dans un { $own-group } relié à un quartier. Ce { $own-group } ne l’est pas : adressez-vous à qui s’en occupe.
organise-report-own = Cela vient de vous : vous pouvez le changer ou le retirer vous-même.
organise-report-already = Vous l’avez déjà signalé : les personnes qui organisent le quartier le savent.
organise-report-thanks = Merci. Les personnes qui organisent *{ $name }* vont regarder, et je vous dirai la suite. Votre nom ne leur est pas montré.
organise-report-danger = *Si quelqu’un est en danger maintenant : appelez { $dial-writing }.*
organise-report-money = Ne payez rien et ne donnez aucun code. Personne ne vous demandera d’argent au nom de ce quartier.

organise-reported = Dans *{ $name }*, on signale : { $about }
organise-reported-why = Raison : { $what }
organise-reported-word = On ajoute : « { $word } »
organise-reported-count =
    { $count ->
        [one] Une personne l’a signalé.
       *[other] { $count } personnes l’ont signalé.
    }
organise-reported-covered = L’affiche est masquée partout en attendant votre décision.
organise-reported-card = Voici ce qu’elle dit :
organise-reported-link = Voir le message
organise-judge-leave = Laisser
organise-judge-hide = Masquer l’affiche
organise-judge-mute = Suspendre 7 jours
organise-judge-hide-and-mute = Masquer et suspendre 7 jours
organise-judge-how = « Suspendre » : la personne qui a publié cela ne peut plus rien publier dans le quartier pendant 7 jours.
organise-judge-own = Ce signalement vous concerne : une autre personne de l’équipe doit en décider.
organise-judged = C’est fait. Les personnes concernées sont prévenues.
organise-judged-already = Quelqu’un en a déjà décidé.
organise-see-reports = Signalements ({ $count })
organise-reports =
    { $count ->
        [0] Aucun signalement n’attend de décision.
        [one] Un signalement attend une décision.
       *[other] { $count } signalements attendent une décision.
    }
organise-report-line =
    { $count ->
        [one] { $moment } : { $about } (une personne)
       *[other] { $moment } : { $about } ({ $count } personnes)
    }
organise-see-report = { $about }

organise-card-covered = Cette affiche est masquée pendant que les personnes qui organisent le quartier la regardent.
organise-card-hidden = Cette affiche a été retirée par les personnes qui organisent le quartier.
organise-author-covered = Votre affiche est masquée pour l’instant dans *{ $name }* : { $about }. Des voisins l’ont signalée ; les personnes qui organisent vont regarder.
organise-author-hidden = Les personnes qui organisent *{ $name }* ont masqué votre affiche : { $about }.
organise-author-muted = Les personnes qui organisent *{ $name }* ont regardé ceci : { $about }. Vous ne pouvez plus rien publier dans ce quartier jusqu’au { $until }.
organise-author-appeal = Si vous n’êtes pas d’accord, demandez qu’on regarde encore : un bouton suffit.
organise-author-back = C’est réglé, dans *{ $name }* : { $about }. Tout est comme avant.
organise-author-upheld = Les personnes qui organisent *{ $name }* ont regardé encore une fois ceci : { $about }. Leur décision ne change pas.
organise-muted = Vous ne pouvez rien publier dans ce quartier jusqu’au { $until }. Le message que je vous ai envoyé dit pourquoi.
organise-appeal = Demander qu’on regarde encore
organise-appeal-sent = C’est transmis à l’équipe du quartier. Je vous dirai ce qu’elle décide.
organise-appeal-already = Vous l’avez déjà demandé. Je vous dirai ce que l’équipe décide.
organise-appeal-asked = La personne qui a publié ceci demande qu’on regarde encore.
organise-appeal-about = Dans *{ $name }* : { $about }
organise-lift = Revenir en arrière
organise-uphold = Maintenir
organise-ended-left = Vous aviez signalé : { $about }. Les personnes qui organisent ont regardé, et l’ont laissé. Merci de votre attention.
organise-ended-hidden = Vous aviez signalé : { $about }. Les personnes qui organisent l’ont masqué. Merci.
organise-ended-muted = Vous aviez signalé : { $about }. Les personnes qui organisent ont pris une mesure. Merci.
organise-act-aid_chose = choisit qui donne un coup de main
organise-act-heat_taken = prend en charge une personne sans nouvelles
organise-act-heat_taken_by_town = dit que la commune prend en charge une personne sans nouvelles
organise-act-heat_given_back = rend ce qui était pris en charge
organise-act-heat_ended = dit comment s’est terminée une prise en charge
organise-act-heat_set = fixe le niveau de chaleur
organise-act-heat_proposed = propose un niveau de chaleur
organise-act-heat_confirmed = confirme un niveau de chaleur
organise-act-heat_declined = refuse un niveau de chaleur
organise-act-heat_region = choisit la région météo
organise-act-cool_saved = écrit un lieu frais
organise-act-cool_dropped = retire un lieu frais
organise-act-cool_imported = prend des lieux frais dans un fichier
organise-act-heat_thresholds = fixe les seuils de chaleur

# Le résumé du matin.
organise-morning-head = *{ $area }*, ce matin
organise-morning-checks =
    { $count ->
        [one] Jours chauds : une personne n’a pas répondu à « Comment ça va ? », ou attend quelqu’un.
       *[other] Jours chauds : { $count } personnes n’ont pas répondu à « Comment ça va ? », ou attendent quelqu’un.
    }
organise-morning-needs =
    { $count ->
        [one] Une demande de coup de main n’a encore trouvé personne.
       *[other] { $count } demandes de coup de main n’ont encore trouvé personne.
    }
organise-morning-cafe = Rencontre à { $hour } : { $place }
organise-morning-cafes =
    { $count ->
        [one] Et une autre rencontre.
       *[other] Et { $count } autres rencontres.
    }
organise-morning-look = Voir le quartier

organise-duty-no-mails = Je ne peux pas envoyer d’e-mail : la personne qui a installé Palier n’a pas réglé SMTP_URL. Laissez l’adresse vide, et notez le numéro.
organise-duty-mail = E-mail de la permanence : { $mail }
organise-recheck-numbers = Le quartier change de commune. Ces numéros utiles sont-ils toujours les bons ?

organise-see-first = Premières affiches
organise-first-is-on = Dans *{ $name }*, la première affiche d’un nouveau voisin attend qu’une personne qui organise y jette un œil.
organise-first-is-off = Dans *{ $name }*, les affiches des nouveaux voisins paraissent aussitôt. C’est le réglage d’origine.
organise-first-means = Si vous le voulez, la première affiche de chacun vous est montrée avant de paraître ; ensuite plus rien n’attend. Les relais n’attendent pas, un coup de main urgent non plus. Si personne ne regarde à temps, l’affiche paraît d’elle-même : au bout d’un jour au plus, bien avant la rencontre.
organise-first-on = Regarder les premières affiches
organise-first-off = Ne plus les regarder
organise-first-line = { $about }, depuis { $moment }
organise-first-asked = Première affiche d’un nouveau voisin dans *{ $name }*. Voici ce que tout le quartier lirait :
organise-first-changed = L’affiche a changé depuis que vous l’avez lue.
organise-first-publish = Publier
organise-first-not = Pas celle-ci, parce que…
organise-first-why = Pourquoi cette affiche ne paraît-elle pas ? La personne lira la raison que vous touchez.
organise-first-waits = Pour votre première affiche dans *{ $name }*, une personne qui organise jette d’abord un œil. Elle paraît dès qu’elle l’a vue. Si personne ne regarde à temps, elle paraît d’elle-même, { $until } au plus tard.
organise-first-out = Votre affiche est parue dans *{ $name }*.
organise-first-not-out = Votre affiche n’est pas parue dans *{ $name }* : il est trop tard, ou vous ne pouvez rien y publier en ce moment. Ce que vous avez écrit est encore là.
organise-first-declined = Une personne qui organise *{ $name }* a regardé votre affiche et ne la publie pas. Ce que vous avez écrit est encore là : vous pouvez le changer et le proposer de nouveau.
organise-first-appeal = La personne dont l’affiche n’est pas parue dans *{ $name }* demande qu’on regarde encore.
organise-first-upheld = Les personnes qui organisent *{ $name }* ont regardé encore une fois votre affiche. Leur décision ne change pas.
organise-first-published = C’est publié.
organise-first-settled = C’est décidé pour cette première affiche. Il n’y a plus rien à faire.
organise-first-unseen = Personne n’avait regardé cette première affiche : elle est parue d’elle-même.
organise-first-gone = Cette affiche n’est plus à publier : son auteur y a renoncé, il est trop tard, ou il ne peut rien publier en ce moment.
organise-first-keep-words = Aucun organisateur n’a encore vu vos affiches : le lieu et les mots de celle qui est parue ne changent pas. Le reste, oui.
organise-first-no-home = Aucun organisateur n’a encore vu d’affiche de vous : cette rencontre ne peut pas encore passer chez vous. Dites-le à qui vous l’a proposée.
organise-act-first_on = fait regarder les premières affiches
organise-act-first_off = laisse paraître aussitôt les premières affiches
organise-act-first_seen = publie la première affiche de quelqu’un
organise-act-first_declined = ne publie pas la première affiche de quelqu’un
organise-act-first_unseen = une première affiche paraît sans que personne l’ait vue
