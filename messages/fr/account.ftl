# Ce qu’une personne voit et règle d’elle-même.
account-in-private = Votre page s’ouvre en privé.
account-head = *{ $name }*, voici votre page.
account-paused = En pause jusqu’au { $moment }.
account-area =
    { $on ->
        [0] { $name } : aucun message.
        [one] { $name } : un sujet suivi.
       *[other] { $name } : { $on } sujets suivis.
    }
account-waits = Vous attendez un quartier à { $town }.
account-nowhere = Vous n’êtes dans aucun quartier.
account-admin = Vous administrez ce Palier.
account-quiet-hours = Heures calmes : de { $start } à { $end }. Je n’écris alors qu’en cas d’urgence.
account-quiet-never = Heures calmes : aucune. Je peux écrire à toute heure.
account-language = Langue : { $language }
account-kept = Je garde votre prénom, vos choix et vos réponses. Jamais votre position.
account-speak = { $language }
account-areas = Régler vos quartiers
account-change-name = Changer de prénom
account-quiet = Choisir vos heures calmes
account-pause = Faire une pause
account-end-pause = Finir la pause
account-export = Voir tout ce qui est gardé
account-privacy = Lire comment c’est gardé
account-leave = Quitter Palier

account-name-title = Votre prénom
account-name-name = Comment vos voisins vous appellent-ils ? Un prénom suffit.

account-quiet-title = Vos heures calmes
account-quiet-start = À partir de quelle heure faut-il vous laisser tranquille ?
account-quiet-end = Et jusqu’à quelle heure ?
account-quiet-why = Ce qui peut attendre arrive après. Une urgence peut arriver à toute heure.
account-quiet-from = De { $start } à { $end }
account-quiet-none = Aucune heure calme
account-quiet-other = Choisir d’autres heures

account-pause-day = Jusqu’à demain matin
account-pause-week = Une semaine
account-pause-month = Un mois
account-pause-other = Choisir une date
account-pause-ask = Combien de temps voulez-vous être tranquille ?
account-pause-means = Pendant une pause, je n’annonce plus rien. Ce que vous avez promis tient toujours : changez-le si besoin.

account-until-title = Votre pause
account-until-day = Jusqu’à quel jour ? Choisissez, ou écrivez par exemple « 12 juin ».

account-leave-ask = Voulez-vous vraiment quitter Palier ?
account-leave-means = Tout ce que je garde de vous est effacé aussitôt. Les rencontres que vous proposez sont annulées, et vos invités prévenus. On ne peut pas revenir en arrière.
account-only-pause = Faire seulement une pause
account-erase = Quitter Palier et tout effacer
account-erased = C’est fait : il ne reste rien de vous ici. Merci pour ce bout de chemin. Pour revenir un jour, écrivez /start.
account-idle = Bonjour { $name }. Je n’ai pas de nouvelles de vous depuis longtemps. Sans un mot de votre part, j’efface votre compte le { $until }.
account-stay = Je reste

account-privacy-head = *Vos données, en clair*
account-privacy-kept = Je garde : votre prénom, votre langue, votre identifiant de messagerie, vos quartiers et vos sujets. Vos heures calmes et vos pauses. Les rencontres que vous proposez et vos réponses. Si votre quartier n’existe pas encore : votre commune et une zone approximative.
account-privacy-sealed = Sont chiffrés, donc illisibles sans la clé : l’adresse d’une rencontre chez vous, le prénom de qui vous accompagne, les messages en attente et les formulaires en cours. Adresse et prénom sont oubliés le lendemain de la rencontre.
account-privacy-never = Je ne garde jamais : votre position, l’adresse écrite pour trouver votre quartier, les conversations du groupe, rien sur la santé.
account-privacy-long = Combien de temps ? Les rencontres et les réponses : { $cafes } mois. Les messages envoyés, sans leur texte : { $letters } jours. Un formulaire inachevé : { $forms } jours. Une demande d’entrée : { $knocks } jours. Une attente : { $waiting } mois. Le journal des organisateurs : { $journal } mois.
account-privacy-idle = Sans nouvelles de vous pendant { $accounts } mois, j’efface votre compte. Je vous préviens { $notice } jours avant.
account-privacy-seen = Qui voit quoi ? Le groupe voit le prénom de qui invite. Qui invite voit les prénoms de qui vient. Les organisateurs voient les prénoms de leur équipe et de qui demande à entrer. La personne qui héberge ce service a accès à ses données.
account-privacy-others = Votre messagerie voit ce qui passe par elle. Un groupe n’y est pas chiffré de bout en bout. Une adresse écrite pour trouver un lieu est demandée à un service d’adresses, sans votre nom.
account-privacy-rights = Vous pouvez tout voir, tout changer et tout effacer ici, à tout moment. Les sauvegardes de ce service s’effacent un peu plus tard.

account-export-caption = Voici tout ce que je garde de vous. Ouvrez ce fichier avec un navigateur.
account-export-title = Ce que Palier garde de vous
account-export-made = Écrit le { $moment }.
account-export-data = Les mêmes données pour un ordinateur (JSON)
account-as-named = { $name }
account-held-member = Vous
account-held-account = Vos comptes de messagerie
account-held-membership = Vos quartiers
account-held-waiting = Les communes où vous attendez un quartier
account-held-joinrequest = Vos demandes d’entrée
account-held-wall = Les groupes que vous avez reliés
account-held-cafe = Les rencontres que vous proposez
account-held-answer = Vos réponses
account-held-letter = Les messages pour vous
account-held-dialog = Votre formulaire en cours
account-held-entry = Vos actes d’organisation
account-held-draft = Le quartier que vous déclarez
account-held-override = Les niveaux de chaleur que vous avez fixés
account-field-id = numéro
account-field-name = prénom ou nom
account-field-language = langue
account-field-zone = fuseau horaire
account-field-quiet_from = heures calmes, début
account-field-quiet_until = heures calmes, fin
account-field-paused_until = en pause jusqu’au
account-field-admin = administre
account-field-joined_at = depuis
account-field-seen_at = dernière visite
account-field-warned_at = avertissement envoyé le
account-field-member_id = votre numéro
account-field-host_id = votre numéro
account-field-account_id = numéro du compte
account-field-area_id = numéro du quartier
account-field-platform = messagerie
account-field-workspace = espace
account-field-user = identifiant
account-field-chat = conversation
account-field-preferred = préféré
account-field-blocked_at = bloqué le
account-field-role = rôle
account-field-home = chez vous
account-field-neighbours = quartiers voisins
account-field-cafe = cafés
account-field-aid = coups de main
account-field-heat = messages de canicule
account-field-digest = résumé
account-field-town = code de la commune
account-field-town_name = commune
account-field-cell = zone approximative
account-field-since = depuis
account-field-asked_at = demandé le
account-field-decided = accepté
account-field-kind = genre
account-field-starts_at = commence
account-field-place = lieu
account-field-address = adresse
account-field-seats = places
account-field-note = note
account-field-access = accès
account-field-state = état
account-field-outcome = bilan
account-field-created_at = créé le
account-field-coming = réponse
account-field-guest = accompagné de
account-field-at = le
account-field-body = contenu
account-field-due_at = à envoyer le
account-field-settled_at = envoyé le
account-field-form = formulaire
account-field-given = réponses données
account-field-act = acte
