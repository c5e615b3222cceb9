# Faire sortir quelqu’un d’un quartier : deux personnes en décident, une troisième peut regarder encore.
removal-propose = Proposer sa sortie
removal-why-money = Demande d’argent ou arnaque
removal-why-insult = Insultes ou mots blessants
removal-why-private = A montré des détails privés
removal-why-unsafe = A mis quelqu’un en danger
removal-why-again = Recommence malgré une suspension
removal-why-other = Autre chose
removal-reason = Raison : { $why }
removal-note = On ajoute : « { $note } »
removal-asked = Une personne de l’équipe propose que { $who } ne fasse plus partie de *{ $name }*. Il faut une deuxième personne d’accord : vous ?
removal-acts = Ce que dit le journal au sujet de ses affiches et messages :
removal-acts-none = Le journal ne dit rien au sujet de cette personne.
removal-act = { $moment } : { $act }
removal-means = Avec votre accord, ses rencontres et demandes sont closes ici, les personnes concernées prévenues, et un lien ne suffit plus pour revenir.
removal-until = Sans réponse le { $until }, rien ne change.
removal-agree = Oui, sortie du quartier
removal-disagree = Non, ne rien changer
removal-proposed = C’est proposé pour { $who }. Rien ne change sans l’accord d’une deuxième personne, jusqu’au { $until }.
removal-already = C’est déjà proposé, ou déjà fait, pour { $who }.
removal-needs-second = Il faut deux personnes pour en décider, et personne d’autre ne peut répondre. Nommez d’abord quelqu’un dans « Voir l’équipe ». D’ici là, vous pouvez suspendre { $who } 7 jours.
removal-needs-admin = { $who } organise le quartier : il faut qu’une des deux personnes administre ce Palier, et personne d’autre ne peut répondre. Parlez-en à qui a installé Palier.
removal-no-admin = { $who } administre ce Palier et ne peut pas sortir ainsi. La charge doit d’abord passer à quelqu’un d’autre.
removal-second-only = Il faut une deuxième personne : vous ne pouvez pas décider de ce que vous proposez, ni de ce qui vous concerne.
removal-second-admin = Cette décision concerne une personne qui organise : une des deux doit administrer ce Palier.
removal-other-only = Vous avez déjà pris part à cette décision : d’autres personnes doivent la regarder.
removal-over-out = Deux personnes ont décidé : { $who } n’est plus dans *{ $name }*.
removal-over-refused = C’est refusé : { $who } reste dans *{ $name }*.
removal-over-lapsed = Personne n’a répondu à temps : { $who } reste dans *{ $name }*.
removal-over-dropped = Ce n’est plus proposé : rien ne change dans *{ $name }*.
removal-over-reviewed = Quelqu’un en a décidé dans *{ $name }*.
removal-outcome-out = Une deuxième personne est d’accord : { $who } n’est plus dans *{ $name }*.
removal-outcome-refused = Une deuxième personne n’est pas d’accord : { $who } reste dans *{ $name }*.
removal-outcome-lapsed = Personne n’a répondu à temps à votre proposition : { $who } reste dans *{ $name }*.
removal-decided = C’est fait. Les personnes concernées sont prévenues.
removal-out = Deux personnes qui organisent *{ $name }* ont décidé que vous n’en faites plus partie.
removal-out-means = Ce que vous y proposiez et demandiez est clos. Un lien ne suffit pas pour y revenir, jusqu’au { $until } au plus tard. Vos autres quartiers et vos données ne changent pas.
removal-out-appeal = Si ce n’est pas juste, demandez qu’on regarde encore : un bouton suffit, une seule fois. D’autres personnes regarderont, quand il y en a.
removal-out-checks = Je ne prends plus de vos nouvelles les jours de forte chaleur. En cas de danger, appelez { $dial-writing }.
removal-appeal-sent = C’est demandé. Je vous dirai ce qu’il en est.
removal-appeal-already = Vous l’avez déjà demandé, ou c’est déjà réglé.
removal-appeal-asked = { $who } n’est plus dans *{ $name }* par la décision de deux personnes, et demande qu’on regarde encore.
removal-upheld = D’autres personnes ont regardé encore une fois. La décision ne change pas : vous n’êtes plus dans *{ $name }*, jusqu’au { $until } au plus tard.
removal-lifted = Vous pouvez revenir dans *{ $name }*, si vous le voulez.
removal-lift = Laisser revenir { $who }
removal-lift-done = C’est fait : { $who } peut revenir, et le sait.
removal-stays-out = Les personnes qui organisent *{ $name }* ont décidé que vous n’en faites plus partie. Le message que je vous ai envoyé dit pourquoi, et comment leur demander de regarder encore.
removal-by-hand = Je n’ai pas le droit de faire sortir { $who } de « { $title } ». Si cette personne y est encore, retirez-la vous-même dans les réglages de ce { $own-group }.
removal-list =
    { $count ->
        [0] Personne n’est sorti du quartier *{ $name }* par décision.
        [one] Une personne est sortie du quartier *{ $name }* par décision.
       *[other] { $count } personnes sont sorties du quartier *{ $name }* par décision.
    }
removal-list-line = { $who }, jusqu’au { $until }
removal-list-open = Sorties du quartier ({ $count })
removal-decide = Répondre : { $who }
