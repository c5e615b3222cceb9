# Le quartier : arriver, s’inscrire, la porte du groupe.

area-first = Dites-moi d’abord où vous habitez : écrivez votre code postal ou votre quartier.
area-join-first = Pour cela, il faut être du quartier *{ $area }*. Rejoignez-le d’un bouton, et je continue.
area-join = Rejoindre { $area }
area-here = Ici, c’est le quartier *{ $area }*. Est-ce le vôtre ?

# Arriver.
area-hello = Bonjour ! Ici *Palier*, comme un voisin de palier. Je vous aide à retrouver vos voisins autour d’un café, à vous donner des coups de main et à prendre des nouvelles quand il fait trop chaud.
area-kept = Je garde le nom affiché ici, votre langue et votre quartier. Je ne garde jamais l’adresse ni la position qui servent à le trouver.
area-where = *Où habitez-vous ?* Écrivez votre code postal, votre commune ou votre quartier.
area-where-second = *Quel quartier voulez-vous ajouter ?* Écrivez un code postal, une commune ou un quartier.
area-ways = Vous pouvez aussi partager une position ou écrire une adresse. Un service d’adresses la cherche, puis elle est oubliée.
    .slack = Vous pouvez aussi écrire une adresse. Un service d’adresses la cherche, puis elle est oubliée.
area-ask = Chercher un quartier
area-list = Voir la liste
area-find-title = Trouver un quartier
area-find-where = Quel lieu cherchez-vous ? Écrivez un code postal, une commune, un quartier ou une adresse. Vous pouvez aussi partager une position. Ni l’adresse ni la position ne sont gardées.
    .slack = Quel lieu cherchez-vous ? Écrivez un code postal, une commune, un quartier ou une adresse. L’adresse n’est pas gardée.
area-not-found = Je n’ai pas trouvé ce lieu. Écrivez un code postal, une commune ou un quartier, par exemple « 94260 ».
area-wider = C’est plus grand qu’une commune. De quelle ville ou de quel village s’agit-il ? Le code postal suffit.
area-street-alone = Je n’ai pas trouvé cette adresse. Ajoutez le code postal ou la commune.
area-street-unknown = Je n’ai pas trouvé cette adresse exacte.
area-silent = Le service d’adresses ne répond pas pour le moment. Écrivez votre code postal ou partagez votre position.
    .slack = Le service d’adresses ne répond pas pour le moment. Écrivez votre code postal ou votre commune.
area-unserved = Je n’ai pas de service d’adresses pour ce pays. Écrivez votre code postal ou votre commune, ou partagez votre position.
    .slack = Je n’ai pas de service d’adresses pour ce pays. Écrivez votre code postal ou votre commune.
area-point-nowhere = Je ne reconnais pas la commune à cet endroit. Écrivez son nom ou son code postal.
area-no-areas = Aucun quartier n’est encore ouvert. Écrivez votre commune : je vous préviendrai.

# Proposer un quartier.
area-is-it = *{ $area }* ({ $town }) : est-ce bien ce quartier ?
area-is-it-repaired = Je n’ai pas trouvé exactement ce nom. Est-ce *{ $area }* ({ $town }) ?
area-point-in = Ce lieu est dans *{ $area }* ({ $town }). Est-ce bien ce quartier ?
area-point-near = Ce lieu est juste à côté de *{ $area }* ({ $town }). Est-ce votre quartier ?
area-which = Quel est votre quartier ?
area-which-near = Ce lieu est tout près de ces quartiers. Lequel est le vôtre ?
area-which-repaired = Je n’ai pas trouvé exactement ce nom. Est-ce l’un de ces quartiers ?
area-yes = Oui, j’habite { $area }
area-yes-add = Oui, ajouter { $area }
area-no = Non, un autre lieu
area-pick = { $area } ({ $town })
area-none-of-these = Aucun de ceux-là
area-more-areas = Voir d’autres quartiers
area-which-town = Plusieurs communes portent ce nom. Laquelle est la bonne ?
area-town-is-it = Est-ce bien cette commune ?
area-several-places = Vous citez plusieurs lieux. Lequel est le bon ?
area-which-city = Dans quelle ville est cet arrondissement ?
area-code-elsewhere = Ce code postal et ce nom ne vont pas ensemble.
area-which-of-these = Laquelle de ces communes est la bonne ?
area-lives-there = Est-ce là que vous habitez ?
area-now-part-of = *{ $name }*, c’est aujourd’hui *{ $town }*.
area-unmapped = *{ $place }* : je ne sais pas encore chercher là-bas. Demandez le lien d’invitation de votre quartier à la personne qui l’organise.
area-town-repaired = Je n’ai pas trouvé exactement ce nom. Est-ce l’une de ces communes ?
area-town-pick = { $town } ({ $department })
area-town-abroad = { $town } ({ $country })
area-town-near = { $town } ({ $country }, près de { $city })
area-more-towns = Voir d’autres communes
area-another-town = Une autre commune
area-narrow = Il y en a d’autres. Ajoutez le département ou le code postal.
area-which-arrondissement = { $town } est une grande ville. Écrivez votre arrondissement ou son code postal, par exemple « { $example } ».
area-whole-town = Attendre pour tout { $town }
area-offer = *{ $place }* : faut-il changer quelque chose ?
area-offer-move = J’habite là maintenant
area-offer-add = Ajouter ce quartier
area-offer-no = Ne rien changer

# Attendre.
area-not-open = *{ $town }* : votre quartier n’est pas encore ouvert.
area-waiting =
    { $count ->
        [0] { $town } : personne n’attend encore.
        [one] { $town } : vous êtes la première personne à attendre.
       *[other] { $town } : { $count } voisins attendent, vous compris.
    }
area-will-tell = Je vous préviendrai dès qu’un quartier ouvrira dans cette commune.
area-flyer = Vous connaissez d’autres voisins ? Un tract avec un lien leur permet d’attendre avec vous.
area-flyer-get = Recevoir un tract à partager
area-flyer-for = Recevoir un tract ({ $town })
area-list-in = Voir les quartiers ({ $town })
area-elsewhere = Chercher ailleurs
area-stop-waiting = Ne plus attendre
area-stop-waiting-in = Ne plus attendre ({ $town })
area-waits-no-more = C’est fait, vous n’attendez plus : { $town }.

# Rejoindre.
area-joined = C’est fait : bienvenue dans le quartier *{ $area }* !
area-joined-by-link = Bienvenue dans le quartier *{ $area }* ({ $town }) ! Le lien que vous avez suivi vous y inscrit.
area-added = C’est fait : *{ $area }* ({ $town }) est ajouté à vos quartiers.
area-already = Vous êtes déjà dans ce quartier.
area-not-mine = Ce n’est pas mon quartier
area-link-over = Ce lien ne mène plus à un quartier ouvert.
area-closed = Le quartier { $area } est fermé.
area-moved-from = Vous avez quitté { $area }.
area-kept-organising = Vous gardez aussi { $area }, où vous avez un rôle.
area-people =
    { $count ->
        [0] Personne n’est encore inscrit ici.
        [one] Vous êtes la première personne inscrite ici.
       *[other] Vous êtes { $count } voisins inscrits ici.
    }
area-choose-topics = Vous choisissez ce que vous recevez :
area-topic-cafe = les cafés
area-topic-aid = les coups de main
area-topic-heat = les messages de canicule
area-topic-broadcast = les annonces
area-topic-digest = le résumé du matin
area-topic-on = { $topic } : oui
area-topic-off = { $topic } : non
area-topic-get = Recevoir { $topic }
area-topic-stop = Couper { $topic }
area-topic-is-on = C’est noté : vous recevez { $topic } ({ $area }).
area-topic-is-off = C’est noté : vous ne recevez plus { $topic } ({ $area }).
area-can = Inviter des voisins : /cafe. Les prochains cafés : /cafes. Un coup de main : /aide, ou /proposer pour en donner. Des feuilles à imprimer : /kit. La chaleur : /canicule. Vos quartiers : /quartier. Vos réglages : /moi.
    .slack = Inviter des voisins : /cafe. Les prochains cafés : /cafes. Un coup de main : /aide, ou /proposer pour en donner. Des feuilles à imprimer : /kit. La chaleur : /canicule. Vos quartiers : /quartier. Vos réglages : /moi.
area-invite = Inviter à un café
area-cafes = Voir les cafés
area-ask-hand = Demander un coup de main
area-offer-hand = Proposer un coup de main

# La porte du groupe.
area-door = Entrer dans « { $title } »
area-door-plain = Entrer dans le { $own-group } du quartier
area-door-asked = C’est demandé. Vous recevrez une invitation.
area-door-hello = Bienvenue ! Vous habitez { $area } : je vous fais entrer dans le { $own-group } « { $title } ».
area-door-opens = Je vous fais entrer dans le { $own-group } « { $title } ».
area-door-question = Bonjour ! Vous demandez à entrer dans un { $own-group } de quartier. Dites-moi votre quartier. Si c’est celui du { $own-group }, je vous fais entrer.
area-door-other = Ce { $own-group } est celui du quartier { $area }. Pour moi, vous habitez { $own }. Avez-vous déménagé, ou voulez-vous ajouter un quartier ?
area-door-pending = Sinon, une personne qui organise regardera votre demande.
area-door-waits = Dans le quartier { $area }, les organisateurs font entrer chacun. Ils sont prévenus et verront votre demande.
area-door-question-organisers = Bonjour ! Vous demandez à entrer dans un { $own-group } de quartier. Dites-moi votre quartier. Les organisateurs du { $own-group } décideront ensuite.
area-door-organisers = Dans tous les cas, une personne qui organise regardera votre demande.
area-door-answered = Une personne qui organise a déjà répondu à votre demande. Écrivez-lui si c’est une erreur.

# Ses quartiers.
area-mine = Voir vos quartiers
area-nothing-yet = Vous n’avez pas encore de quartier.
area-home = *{ $area }* ({ $town }), où vous habitez
area-second = *{ $area }* ({ $town }), un quartier ajouté
area-open = Ouvrir { $area }
area-move = J’ai déménagé
area-add = Ajouter un quartier
area-beside = Quartiers voisins : { $names }
area-neighbours-get = Recevoir les quartiers voisins
area-neighbours-stop = Couper les quartiers voisins
area-make-home = C’est ici que j’habite
area-leave = Quitter ce quartier
area-leave-sure = Quitter *{ $area }* ? Vous n’en recevrez plus rien.
area-leave-yes = Oui, quitter { $area }
area-left = C’est fait : vous avez quitté { $area }.
area-last-organiser = Personne d’autre n’organise { $area }. Passez d’abord la main avec /orga.
area-come = Continuons en privé.

# Une fois l’an.
area-still = Une question par an : habitez-vous toujours *{ $area }* ?
area-still-yes = Oui, toujours ici
area-still-no = J’ai déménagé
area-still-thanks = Merci ! Rien ne change.

# Aide.
area-help = *Palier* relie les voisins d’un même quartier.
area-help-more = Qu’on prenne de vos nouvelles les jours chauds : /veiller. Trouver du frais : /frais. Faire une pause : /pause. Partir : /stop. Ce qui est gardé : /privacy.
    .slack = Qu’on prenne de vos nouvelles les jours chauds : /veiller. Trouver du frais : /frais. Faire une pause : /pause. Partir : /stop. Ce qui est gardé : /palier privacy.
area-no-emergency = Palier n’est pas un service d’urgence. En cas de danger, appelez { $dial-writing }.
