# Les capitaines d’escalier : une personne par escalier ou par rue, parce qu’elle le souhaite.

captain-open = Capitaine d’escalier
captain-title = *Capitaine d’escalier*
captain-what = Une personne par escalier ou par rue, parce qu’elle le veut bien : les jours orange et rouges, elle frappe aux portes et dit bonjour.
captain-kept = Je ne demande ni nom ni porte, seulement un nombre. Je ne garde que le total du quartier. Votre escalier, lui, s’efface le 15 octobre.
captain-begin = Devenir capitaine
captain-stairwell-title = Votre escalier
captain-stairwell-label = De quel escalier, ou de quelle rue ? Par exemple « 12 rue des Lilas, escalier B ». Ni nom de voisin, ni étage, ni porte, ni code.
captain-no-name = C’est le nom de quelqu’un : donnez seulement l’escalier ou la rue.
captain-plate-doubt = « { $label } » pourrait être le nom d’un voisin, et je n’en montre aucun.
captain-plate-title = Ce qui est écrit là
captain-plate-read = Ce nom est-il écrit là, dans la rue ou à l’entrée, pour tout le monde ?
captain-on-plate-yes = Oui, c’est écrit
captain-on-plate-no = Non, je donne un autre nom
captain-no-label = Je n’y lis aucun mot : donnez l’escalier ou la rue, par exemple « 12 rue des Lilas ».
captain-of = Vous êtes capitaine : « { $label } ».
captain-named = Les personnes qui organisent voient cet escalier, avec votre prénom.
captain-unnamed = Les personnes qui organisent voient cet escalier, sans votre prénom.
captain-asked = Les jours orange et rouges, je vous demande combien de portes vous avez essayées, sous un message que vous recevez déjà.
captain-heat-off = Vos messages de chaleur sont coupés : je ne vous demanderai rien.
captain-heat-on = Les recevoir de nouveau
captain-show-name = Montrer mon prénom
captain-hide-name = Ne plus montrer mon prénom
captain-other = Un autre escalier
captain-stop = Ne plus être capitaine
captain-stopped = C’est fait, et effacé. Merci pour votre escalier !
captain-moved = Vous n’habitez plus le quartier de cet escalier : c’est effacé. Merci !
captain-became = C’est noté, merci !
captain-not = Vous n’êtes pas capitaine d’un escalier en ce moment. Pour l’être : /canicule.
captain-in-private = Cela se règle en privé : écrivez-moi /canicule.
captain-taken = « { $label } » a déjà un ou une capitaine. Merci de l’avoir proposé !
captain-taken-how = À deux, c’est plus facile. Je peux lui dire votre prénom, et que vous aideriez.
captain-offer-help = Proposer mon aide
captain-help = { $name } aimerait vous aider : « { $label } ».
captain-help-how = Dites-lui bonjour quand vous vous croisez, et partagez-vous les portes.
captain-help-passed = C’est transmis, avec votre prénom.
captain-help-gone = Il n’y a plus de capitaine pour cet escalier : vous pouvez l’être.

# Combien de portes ?
captain-doors-open = Combien de portes essayées ?
captain-doors-ask = Combien de portes avez-vous essayées aujourd’hui ?
captain-doors-ask-yesterday = Combien de portes avez-vous essayées hier ?
captain-doors-kept = J’ajoute ce nombre au total du quartier, que personne ne lit si moins de trois capitaines répondent. Le vôtre, je l’oublie le lendemain à midi.
captain-doors-number = { $count }
captain-doors-other = Un autre nombre
captain-doors-title = Les portes
captain-doors-doors = Combien de portes avez-vous essayées ? Un nombre suffit.
captain-doors-counted =
    { $count ->
        [0] Merci ! C’est noté : aucune porte.
        [one] Merci ! C’est noté : une porte.
       *[other] Merci ! C’est noté : { $count } portes.
    }
captain-doors-more = J’en ai essayé d’autres
captain-doors-undo = Ce n’était pas le bon nombre
captain-doors-known = Vous l’avez déjà dit pour ce jour-là : je n’ai rien ajouté.
captain-doors-over = Ce jour est passé, je ne compte plus ses portes. Merci !

# Ce que lisent les personnes qui organisent.
captain-list-open = Capitaines d’escalier
captain-list-head = *{ $area }* : capitaines d’escalier
captain-list-count =
    { $count ->
        [0] Aucun pour l’instant. Chacun peut le devenir sous /canicule.
        [one] Une personne :
       *[other] { $count } personnes :
    }
captain-list-one = « { $label } »
captain-list-named = C’est { $name }.
captain-list-more =
    { $count ->
        [one] Et une personne de plus, que cette liste ne montre pas.
       *[other] Et { $count } personnes de plus, que cette liste ne montre pas.
    }
captain-list-promise = Un prénom n’est là que si cette personne l’a voulu.
captain-counts = Portes essayées : { $count }.
captain-counts-yesterday = Portes, hier : { $count }.
captain-counts-few = Portes : sans nombre.
captain-clear =
    { $count ->
        [one] Merci aux capitaines d’escalier, pour une porte essayée.
       *[other] Merci aux capitaines d’escalier, pour { $count } portes essayées.
    }
captain-clear-more = Merci aux capitaines d’escalier, pour plus de { $count } portes essayées.
captain-clear-some = Merci aux capitaines d’escalier, pour les portes essayées.
