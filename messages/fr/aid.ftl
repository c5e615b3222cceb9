# Coups de main entre voisins.

# Le formulaire.
aid-ask-title = Demander un coup de main
aid-ask-kind = De quoi s’agit-il ?
aid-ask-urgency = Pour quand ?
aid-ask-behalf = C’est pour quelqu’un d’autre, qui est d’accord ? Écrivez son prénom ou son surnom. Si c’est pour vous, passez.
    .slack = C’est pour quelqu’un d’autre, qui est d’accord ? Écrivez son prénom ou son surnom. Si c’est pour vous, laissez vide.
    .stairwell = C’est pour quelqu’un d’autre, qui est d’accord ? Écrivez son prénom ou son surnom. Si c’est pour vous, laissez vide.
aid-ask-note = Un mot pour la personne qui viendra ? Elle seule le lira, une fois que vous l’aurez choisie. Pas d’adresse ici : elle se donne ensuite.
aid-ask-kind-line = Quoi
aid-ask-urgency-line = Pour quand
aid-ask-behalf-line = Pour qui
aid-ask-note-line = Mot
aid-again-title = Demander à nouveau
aid-again-behalf = Pour qui est-ce ? J’ai effacé son prénom en fermant la demande. Écrivez-le à nouveau, ou un surnom, si cette personne est toujours d’accord.
aid-file-title = Le document à imprimer
aid-file-file = Envoyez le document. Seule la personne qui imprime le recevra. Je l’oublie quand c’est fait, ou après 48 heures.
aid-hour-title = Votre heure d’arrivée
aid-hour-hour = À quelle heure pouvez-vous venir ? Écrivez par exemple « 17 h 30 ».
    .slack = À quelle heure pouvez-vous venir ?
aid-day-title = Le jour et l’heure
aid-day-day = Quel jour pouvez-vous venir ? Choisissez, ou écrivez par exemple « samedi 15 h ».
    .slack = Quel jour pouvez-vous venir ?
aid-day-hour = À quelle heure ? Écrivez par exemple « 15 h 30 ».
    .slack = À quelle heure ?
aid-write-title = Votre message
aid-write-words = Que voulez-vous dire ? Je transmets, et je ne garde rien.
aid-address-title = L’adresse, en privé
aid-address-address = À quelle adresse, avec l’étage ? Elle est chiffrée. Seule la personne qui vient la reçoit, et je l’efface à la fin.
aid-contact-title = Votre contact
aid-contact-contact = Comment vous joindre : téléphone, mail ? L’autre personne ne le voit que si elle donne aussi le sien. Je l’efface à la fin.
aid-note-title = Un mot en plus
aid-note-note = Que doit savoir la personne qui viendra ? Elle seule le lira.
aid-not_fine-title = Ce qui n’allait pas
aid-not_fine-words = Que s’est-il passé ? Seules les personnes qui organisent le liront. Vous pouvez aussi passer.
    .slack = Que s’est-il passé ? Seules les personnes qui organisent le liront. Vous pouvez aussi ne rien écrire.
    .stairwell = Que s’est-il passé ? Seules les personnes qui organisent le liront. Vous pouvez aussi ne rien écrire.
aid-offer-title = Proposer un coup de main
aid-offer-kinds = Que pouvez-vous faire, de temps en temps ?
aid-offer-slots = Plutôt quand ? Sans réponse : n’importe quand.
aid-offer-monthly = Juste une heure par mois, comme dans L’Heure Civique ? Je la compte pour vous, et je vous laisse tranquille ensuite.
aid-offer-kinds-line = Quoi
aid-offer-slots-line = Quand
aid-offer-monthly-line = Une heure par mois

aid-kind-errands = Courses
aid-kind-medicine = Chercher des médicaments
aid-kind-company = Compagnie
aid-kind-elderly = Passer voir un aîné
aid-kind-escort = Accompagner quelqu’un
aid-kind-childcare = Garder un enfant
aid-kind-print = Imprimer un document
aid-kind-devices = Téléphone, ordinateur
aid-kind-repairs = Petit bricolage
aid-kind-fan = Prêter un ventilateur
aid-kind-pets = Animaux
aid-kind-other = Autre chose
aid-urgency-now = maintenant
aid-urgency-today = aujourd’hui
aid-urgency-now-on = dès que possible, { $day }
aid-urgency-today-on = { $day }
aid-urgency-week = cette semaine
aid-urgency-anytime = rien ne presse
aid-slot-morning = le matin
aid-slot-afternoon = l’après-midi
aid-slot-evening = le soir
aid-slot-weekend = le week-end
aid-soon-now = J’y vais maintenant
aid-soon-today = Aujourd’hui, à…
aid-soon-tomorrow = Demain, à…
aid-soon-later = Un autre jour…
aid-ending-done = C’est fait
aid-ending-not_needed = Ce n’est plus nécessaire
aid-ending-nobody = Personne n’a pu
aid-spent-half = ½ heure
aid-spent-hour = 1 heure
aid-spent-more = 2 heures

# L’affiche.
aid-label = { $kind } · { $code }
aid-card-head = 🤝 *Coup de main : { $kind }*
aid-card-when = Pour quand : *{ $urgency }*
aid-card-code = Code : { $code }
aid-card-open = Une personne du quartier cherche un coup de main. Le reste se dit en privé.
aid-card-can = Je peux aider
aid-card-helped = *Quelqu’un s’en occupe.* Merci !
aid-card-done = *C’est fait.* Merci !
aid-card-over = *C’est terminé :* il n’y a plus rien à faire.

# Demander.
aid-which-area = Dans quel quartier ?
aid-in-area = { $area }
aid-draft = Voici votre demande. Vos voisins ne liront que ceci :
aid-draft-rest = Ceci ne leur est pas montré :
aid-draft-fitting =
    { $fitting ->
        [0] Personne ne l’a encore proposé ici : je la montre au quartier.
        [one] Une personne l’a proposé. Je lui demande d’abord, puis au quartier.
       *[other] { $fitting } personnes l’ont proposé. Je demande à quelques-unes, puis au quartier.
    }
aid-draft-known = Un enfant ne se confie qu’à quelqu’un que l’équipe connaît, ou qui est venu à deux cafés : rien n’est affiché dans le quartier.
aid-draft-in-private =
    { $fitting ->
        [0] Personne ne peut encore le faire ici : je préviens l’équipe du quartier, et je demande à toute personne qui le pourra.
        [one] Une personne l’a proposé. Je lui demande d’abord, puis je préviens l’équipe du quartier.
       *[other] { $fitting } personnes l’ont proposé. Je demande à quelques-unes, puis je préviens l’équipe du quartier.
    }
aid-publish =
    { $fitting ->
        [0] Lancer la demande
        [one] Demander à cette personne
       *[other] Demander aux voisins
    }
aid-amend = Modifier
aid-discard = Jeter
aid-discarded = La demande est jetée. Personne ne l’a vue.
aid-behalf = Pour { $name }, qui est d’accord
aid-note-kept = Seulement pour la personne choisie : « { $note } »
aid-file-kept = Document à imprimer : { $name }
aid-add-file = Joindre le document
aid-replace-file = Changer de document
aid-add-note = Ajouter un mot
aid-note-added = C’est noté.
aid-file-added = Le document est joint. La personne choisie peut le recevoir.
aid-published = C’est parti : je cherche.
aid-published-night = C’est noté. À cette heure, je ne réveille personne : je demande aux voisins dès 8 h 30.
aid-searching = Je vous écris dès que quelqu’un répond.
aid-too-many = Vous avez déjà { $count } demandes en cours. Fermez-en une d’abord.
aid-close = Fermer la demande
aid-closing = Pourquoi fermer cette demande ?
aid-closing-helped = La personne qui devait venir sera prévenue aussitôt.
aid-closed-done = C’est fait : la demande est fermée. Ce qui était confidentiel est effacé.
aid-closed-not_needed = La demande est fermée. Ce qui était confidentiel est effacé.
aid-closed-nobody = La demande est fermée. Je suis désolé que personne n’ait pu. Ce qui était confidentiel est effacé.
aid-closed-silent = Sans nouvelles de vous, j’ai fermé cette demande. Ce qui était confidentiel est effacé.
aid-closed-gone = Je ne pouvais plus vous joindre : cette demande est fermée, et personne ne vient. Vous pouvez demander à nouveau.
aid-reopen = Demander à nouveau
aid-reopened = C’est reparti. Ce que vous aviez écrit est effacé : vous pouvez ajouter un mot.
aid-once-called = Une fois les secours appelés, je peux aussi chercher un voisin.
aid-new = Demander un coup de main
aid-new-in = Demander à { $area }
aid-still = Avez-vous toujours besoin de ce coup de main ?
aid-still-helped = { $name } devait venir. Est-ce fait ?
aid-still-yes = Oui, toujours
aid-still-not-yet = Pas encore
aid-still-noted = C’est noté. Je vous redemanderai plus tard.
aid-is-done = C’est fait

# Les voisins qui peuvent.
aid-ask-you = Vous l’avez proposé : pourriez-vous donner ce coup de main ?
aid-ask-again = On en a de nouveau besoin, et vous aviez dit oui. Pourriez-vous toujours ?
aid-ask-in = Quartier : { $area }
aid-ask-when = Si oui, quand ? La personne choisira, et je vous le dirai. D’ici là, n’y allez pas et ne donnez rien.
aid-not-this = Pas cette fois
aid-not-this-noted = C’est noté : je ne vous en parle plus.
aid-mine-none = Pourriez-vous ? Si oui, quand ?
aid-mine-ready = Vous avez dit : { $moment }. La personne n’a pas encore choisi.
aid-mine-not-this = Vous avez dit non. Vous pouvez changer d’avis.
aid-mine-thanked = Quelqu’un d’autre y va. Merci d’avoir répondu !
aid-ready-noted = Merci ! C’est transmis : { $moment }.
aid-ready-wait = *N’y allez pas encore.* Je vous écris dès que la personne a choisi, dans tous les cas.
aid-ready-no-more = Je ne peux plus
aid-ready-line = *{ $name }* peut venir : { $moment }
aid-ready-choose = Choisissez une personne. Les autres seront remerciées.
aid-choose-one = Qui choisissez-vous ? Les autres seront remerciées.
aid-choose = Choisir { $name }
aid-see = Voir la demande
aid-ready-withdrawn = { $name } ne peut plus venir.
aid-chosen = *C’est vous !* Merci d’y aller.
aid-thanked = Quelqu’un d’autre y va cette fois. Merci d’avoir répondu : c’est grâce à cela que personne ne reste seul.
aid-over-thanked = Ce n’est plus nécessaire. Merci d’avoir répondu !
aid-not-chosen = Personne n’a choisi à temps : vous êtes libre. Merci d’avoir répondu !
aid-ask-waits = { $name } a dit oui et attend votre choix.
aid-not-yours = Cette demande ne vous est pas ouverte.
aid-not-ready = Cette personne ne peut plus venir. Choisissez quelqu’un d’autre, ou attendez encore.
aid-taken = Quelqu’un s’en occupe déjà. Merci !
aid-closed-already = Cette demande est terminée. Merci !
aid-own = C’est votre propre demande.
aid-only-members = Ce coup de main se donne entre voisins. Rejoignez d’abord le quartier { $area }.
aid-only-trusted = Un enfant ne se confie qu’à quelqu’un que l’équipe du quartier connaît, ou qui est venu à deux cafés. Venez donc au prochain !
aid-hour-past = Cette heure est passée. Choisissez-en une à venir.

# Se rencontrer en sécurité.
aid-expecting = *{ $name }* vient : { $moment }
aid-going = *{ $name }* vous attend : { $moment }
aid-somebody = La personne
aid-word = Mot convenu : *{ $word }*
aid-word-asker = La personne le dira à la porte. Si le mot est faux, n’ouvrez pas.
aid-word-helper = Dites-le à la porte, avant qu’on vous le demande. Ne le donnez à personne d’autre.
aid-money = S’il faut payer : convenez du montant avant, gardez le ticket. Jamais de carte ni de code.
aid-loan = C’est un prêt : convenez ensemble du jour où le ventilateur revient. Au-dessus de 35 °C, il ne protège plus : mieux vaut aller au frais.
aid-asked-today = Vous l’avez déjà demandé aujourd’hui :
aid-child-doubt = Vous parlez peut-être d’un enfant. Alors je ne demande qu’à des gens connus du quartier.
aid-no-child = Il ne s’agit pas d’un enfant
aid-child-ask-again = S’il s’agit d’un enfant, fermez cette demande et choisissez « Garder un enfant » : je ne demanderai qu’à des gens connus.
aid-child = Rencontrez-vous d’abord, avec l’enfant et un parent. Convenez des heures et d’un numéro à appeler.
aid-note-for-you = Rien que pour vous : « { $note } »
aid-added-for-you = La personne qui vous attend a ajouté quelque chose.
aid-write = Écrire à { $name }
aid-written = C’est transmis.
aid-said = { $name } vous écrit, pour { $request } :
aid-said-words = « { $words } »
aid-give-address = Donner l’adresse
aid-address-given = Vous avez donné l’adresse : { $address }
aid-address-sent = L’adresse est transmise, à cette personne seulement.
aid-address-for-you = Adresse : { $address }
aid-address-discreet = Ne la transmettez à personne. Je l’efface quand c’est fini.
aid-share-contact = Donner mon contact
aid-contact = Joindre { $name } : { $contact }
aid-contact-waits = Votre contact est noté. { $name } le verra en donnant le sien.
aid-contact-wanted = { $name } vous donne son contact. Donnez le vôtre pour le voir.
aid-contact-noted = C’est noté.
aid-take-file = Recevoir le document
aid-file-caption = Le document à imprimer. Effacez-le ensuite.
aid-file-gone = Ce document n’est plus disponible. Demandez-le à nouveau.
aid-file-silent = Je n’arrive pas à lire ce document pour l’instant. Réessayez dans un moment.
aid-give-up = Je ne peux plus y aller
aid-give-up-sure = Vous ne pouvez plus y aller ? Je préviens aussitôt, et je cherche quelqu’un d’autre.
aid-give-up-yes = Oui, prévenir
aid-gave-up = C’est dit. Merci d’avoir prévenu.
aid-stood-down = *N’y allez pas :* on ne vous y attend plus, je cherche quelqu’un d’autre.
aid-lost-helper = *{ $name } ne peut pas venir.* Je cherche quelqu’un d’autre.
aid-replace = Changer de personne
aid-replace-sure = Faut-il chercher quelqu’un d’autre que { $name } ? Je le lui dirai.
aid-replace-yes = Oui, chercher
aid-replaced = *N’y allez pas :* je cherche quelqu’un d’autre. Merci quand même !
aid-called-off = *N’y allez pas :* ce n’est plus nécessaire. Merci !
aid-unreachable = *N’y allez pas :* je ne peux plus joindre la personne qui demandait. L’équipe du quartier est prévenue.
aid-unreachable-ready = Je ne peux plus joindre la personne qui demandait. N’y allez pas. Merci d’avoir répondu !

# À la fin.
aid-after-asker = Comment cela s’est-il passé avec { $name } ?
aid-after-helper = Comment cela s’est-il passé avec { $name } ?
aid-done-by-helper = { $name } dit que c’est fait.
aid-done-by-asker = C’est noté comme fait. Merci !
aid-done-early = *N’y allez pas :* { $name } me dit que c’est déjà fait. Merci !
aid-done-early-mine = C’est moi qui l’ai fait
aid-went-fine = Bien
aid-went-not-fine = Pas bien
aid-went-noted = Tant mieux ! Merci de l’avoir dit.
aid-not-fine-noted = C’est transmis à l’équipe du quartier, en privé.
aid-not-fine-alone = Je n’ai pu joindre personne de l’équipe du quartier. Si vous êtes en danger, appelez { $dial-police }.
aid-not-fine-told = { $name } dit que cela ne s’est pas bien passé, pour { $request }.
aid-not-fine-asker = Qui demandait : { $name }
aid-not-fine-helper = Qui aidait : { $name }
aid-not-fine-next = Prenez des nouvelles de chacun, séparément. L’autre personne ne sait pas qu’on vous l’a dit.
aid-again-yes = J’aiderai encore
aid-again-pause = Pas pour l’instant
aid-again-noted = Merci ! Je ferai encore appel à vous, sans abuser.
aid-took-noted =
    { $minutes ->
        [one] C’est compté : { $minutes } minute ce mois-ci. Personne d’autre ne le voit.
       *[other] C’est compté : { $minutes } minutes ce mois-ci. Personne d’autre ne le voit.
    }
aid-weekly-yes = Un bonjour par semaine
aid-weekly-no = Non merci
aid-weekly-asked = { $name } propose de se dire bonjour chaque semaine. Et vous ?
aid-weekly-waits = C’est noté. Cela commence si l’autre personne le veut aussi.
aid-weekly-begun = C’est entendu avec { $name } : un bonjour par semaine. Chacun peut arrêter quand il veut.
aid-weekly-refused = C’est noté. Rien ne change.
aid-hello = C’est le moment de dire bonjour à { $name }. Un mot, un appel, deux minutes sur le palier.
aid-hello-done = C’est fait
aid-hello-noted = Merci ! À la semaine prochaine.
aid-hello-said = { $name } vous dit bonjour :
aid-hello-stop = Arrêter ces bonjours
aid-hello-stopped = C’est arrêté. Merci pour ces bonjours !
aid-hello-ended = Les bonjours avec { $name } s’arrêtent. Merci !
aid-list-hello = Bonjours avec { $name }

# Vos demandes.
aid-list = *Vos demandes*
aid-list-none = Vous n’avez aucune demande en cours.
aid-list-helping = *Vous aidez*
aid-list-line = { $request } : { $stage }
aid-list-button = Vos demandes
aid-list-offer = Ce que je propose
aid-list-closed = Demander à nouveau : { $request }
aid-no-such-code = Je ne connais pas de demande { $code }. Relisez ses cinq lettres et chiffres.
aid-stage-draft = brouillon
aid-stage-open = on cherche
aid-stage-ready =
    { $count ->
        [one] une personne peut
       *[other] { $count } personnes peuvent
    }
aid-stage-helped = quelqu’un y va
aid-stage-waiting = vous avez dit oui
aid-stage-going = on vous attend

# Ce que l’on propose.
aid-offer = *Ce que vous proposez*
aid-offer-kind = · { $kind }
aid-offer-slot = · { $slot }
aid-offer-any-time = · n’importe quand
aid-offer-on = Je peux faire appel à vous, trois fois par semaine au plus.
aid-offer-off = *Vous n’êtes pas disponible pour l’instant :* je ne vous demande rien.
aid-offer-month =
    { $minutes ->
        [0] Votre heure de ce mois-ci est encore à donner.
        [one] Ce mois-ci : { $minutes } minute. Personne d’autre ne voit ce compte.
       *[other] Ce mois-ci : { $minutes } minutes. Personne d’autre ne voit ce compte.
    }
aid-go-off = Je ne suis pas disponible
aid-go-on = Je suis disponible
aid-offer-change = Changer
aid-offer-stop = Ne plus rien proposer
aid-offer-stopped = C’est noté : vous ne proposez plus rien. Merci pour tout !
aid-offer-again = Proposer à nouveau
aid-offer-kept = C’est noté, merci ! Je vous écrirai quand quelqu’un en aura besoin.
aid-offer-in-private = Je vous réponds en privé.
aid-offer-nothing = Cochez au moins une chose.

# Pour les personnes qui organisent.
aid-nobody-found = *Personne n’a encore pu.* Pouvez-vous trouver quelqu’un, ou appeler ?
aid-nobody-chosen = *Quelqu’un peut venir, mais personne n’est encore choisi.* Choisissez pour la personne qui demande, ou appelez-la.
aid-left-alone = *La personne qui demandait n’est plus joignable.* Quelqu’un devait y aller : prenez des nouvelles si vous pouvez.
aid-numbers = Numéros utiles : { $numbers }
aid-numbers-none = La commune ou ses services sociaux peuvent aider. Ajoutez leurs numéros dans /orga, « Modifier ».
aid-see-needs = Voir les demandes
aid-needs = *Demandes en cours : { $area }*
aid-needs-none = { $area } : aucune demande en cours.
aid-needs-line = { $request } : { $age }, { $stage }
aid-age =
    { $hours ->
        [0] depuis moins d’une heure
        [one] depuis une heure
       *[other] depuis { $hours } heures
    }

aid-recheck-note = La demande a changé. Votre mot va-t-il toujours avec ?
