# Les jours chauds : ce que chacun peut faire, et la fiche de qui passe voir quelqu’un.

nudge-not-today = Pas aujourd’hui

# La fiche : d’abord les signes graves, puis huit questions. 350 signes au plus par message.
nudge-card-signs = *Sans attendre* : malaise, inconscience, confusion, mal à parler, fièvre > 39 °C, convulsions, vomissements répétés, violent mal de tête, peau chaude et rouge, ou sèche et très pâle.
nudge-card-onward = Voir les questions
nudge-card-signs-again = Revoir les signes graves
nudge-card-head = *À demander*
nudge-card-1 = 1. Comment ça va ?
nudge-card-2 = 2. Bien dormi ?
nudge-card-3 = 3. Bu quoi ? De l’eau à portée ?
nudge-card-4 = 4. Mangé ?
nudge-card-5 = 5. Le thermomètre ? 26 °C : prudence. 31 °C : au frais aujourd’hui. Volets fermés, fenêtre ouverte la nuit ?
nudge-card-6 = 6. Rafraîchi : douche, linge mouillé ?
nudge-card-7 = 7. Qui passe aujourd’hui ? Un besoin ?
nudge-card-8 = 8. (Pour vous) Répond bien, tient debout, parle comme d’habitude ?
nudge-card-meanwhile = *En attendant* : restez là, au plus frais. Ôtez des vêtements, mouillez la peau, éventez. À boire seulement si la personne est bien éveillée.
nudge-card-not-me = Je n’appelle personne à votre place.
nudge-outcome-fine = Tout va bien
nudge-outcome-again = Repasser ce soir
nudge-outcome-needs = Besoin de quelque chose
nudge-outcome-worrying = Inquiétant
nudge-outcome-silent = Pas de réponse
nudge-outcome-away = Absence
nudge-outcome-refuses = Ne le souhaite pas
nudge-said-fine = Merci de votre visite. Je ne garde que « tout va bien », pendant sept jours.
nudge-said-again = Merci. Repassez ou rappelez ce soir : chez soi, c’est le soir qu’il fait le plus chaud.
nudge-said-needs = Merci. Dites-moi ce qu’il faut : je demande aux voisins.
nudge-said-worrying = Merci. Au moindre signe grave, appelez { $dial-doctor }.
nudge-said-silent = Sonnez, frappez, téléphonez, demandez aux voisins de palier. Une bonne raison de penser que la personne est là et va mal ? Appelez { $dial-rescue }.
nudge-said-away = C’est noté, merci.
nudge-said-refuses = C’est son droit : n’insistez pas. Un bonjour reste toujours possible.
nudge-numbers = Numéros utiles : { $numbers }

# Les surnoms, pour soi seul.
nudge-nickname-title = Un surnom
nudge-nickname-name = Qui voulez-vous garder en tête ? Un surnom suffit, par exemple « Mme R., 3e ». Personne d’autre ne le voit, et je l’efface le 15 octobre.

# Les lieux frais, écrits par qui organise.
nudge-cool-title = Les lieux frais
nudge-cool-places = Où peut-on se mettre au frais ? Par exemple : « bibliothèque, église, cinéma ». Sans réponse, je n’annonce aucun lieu.

# Ce qui est annoncé : 350 signes au plus, une idée par ligne, un seul geste.
nudge-tomorrow = *{ $area }*, demain : { $level }
nudge-today = *{ $area }*, aujourd’hui : { $level }
nudge-also = *{ $area }* : { $level }
nudge-set-by = Fixé par { $name }
nudge-credit = { $service }, { $issued }.
nudge-credit-latest = À jour : meteoalarm.org
nudge-official = Officiel : { $level }.
nudge-official-there = Officiel ({ $areas }) : { $level }.
nudge-set-by-team = Fixé par l’équipe
nudge-cool = Au frais : { $places }
nudge-home = Buvez, mouillez-vous, volets fermés ; cette nuit, aérez.
nudge-night = Cette nuit : { $low } °C au plus frais.
nudge-faint = Malaise, confusion, fièvre : { $dial-doctor }.
nudge-first = Premières chaleurs : le corps n’est pas prêt.
nudge-info = Conseils : { $fact-heat-line }, { $when }.
nudge-info-short = Conseils : { $fact-heat-line }.
nudge-info-by-day = en journée
nudge-info-hours = de { $opens } à { $closes }

nudge-prepare = Préparons les jours chauds à *{ $area }*.
nudge-prepare-who = Près de chez vous, pour qui un bonjour compterait ces jours-là ?
nudge-prepare-register = La mairie tient un { $fact-register } : qui s’y inscrit est appelé pendant les canicules.
nudge-prepare-cafe = Le mieux est de se connaître avant, autour d’un café.
nudge-prepare-invite = Inviter à un café

# Le premier soir où l’on se prépare : des chiffres à qui organise, une rencontre à qui n’a pas ses deux binômes.
nudge-preseason-nobody = Personne n’a encore demandé que je prenne de ses nouvelles.
nudge-preseason-few = Une ou deux personnes ont demandé que je prenne de leurs nouvelles.
nudge-preseason-asked = { $asked } personnes ont demandé que je prenne de leurs nouvelles. Sans binôme : { $none } ; sans second binôme : { $one }.
nudge-preseason-area-nobody = *{ $area }* : aucune demande de nouvelles.
nudge-preseason-area-few = *{ $area }* : une ou deux demandes de nouvelles.
nudge-preseason-area-asked = *{ $area }* : { $asked } demandes ; sans binôme : { $none } ; sans second : { $one }.
nudge-preseason-one-or-two = 1 ou 2
nudge-preseason-some = quelques-unes
nudge-preseason-nearly-all = presque toutes
nudge-preseason-nearly-all-others = presque toutes les autres
nudge-preseason-more = Avant les jours chauds, vos autres quartiers :
nudge-preseason-alone = Vous n’avez pas encore de binôme : la personne que je préviens si vous ne répondez pas.
nudge-preseason-second = Vous avez un binôme. Un second peut prendre le relais.
nudge-preseason-meet = Rencontrer quelqu’un à un café
nudge-preseason-find = Trouver un binôme

nudge-yellow-act = Un geste : dites bonjour à quelqu’un de votre immeuble ou de votre rue.
nudge-yellow-tip = Un conseil : buvez sans attendre la soif.

nudge-eve-who = À qui direz-vous bonjour demain ? Sonnez ou téléphonez.
nudge-checked = Ce jour-là, je prends de vos nouvelles.
nudge-checked-today = Aujourd’hui, je prends de vos nouvelles.
nudge-today-who = Et vous, à qui passez-vous dire bonjour ?
nudge-thanks =
    { $count ->
        [0] Un bonjour compte aujourd’hui : merci à qui sonne ou téléphone.
        [one] Une personne passe voir quelqu’un : merci.
       *[other] { $count } personnes passent voir quelqu’un : merci.
    }
nudge-waiting =
    { $count ->
        [0] Personne n’attend de visite ni de coup de main.
        [one] Une personne attend encore quelqu’un.
       *[other] { $count } personnes attendent encore quelqu’un.
    }

nudge-red-inside = Restez dedans de 11 h à 18 h. Plus de 31 °C chez vous ? Au frais avant 11 h.
nudge-red-cafes = Cafés par téléphone.
nudge-red-who = Prenez des nouvelles de quelqu’un.
nudge-red-morning = Buvez, mouillez-vous, fermez tout.
nudge-red-noon = Moins de 31 °C chez vous : restez-y, buvez, mouillez-vous. Plus : allez dans un lieu frais, par l’ombre.
nudge-red-evening = Chez soi, le soir est le plus chaud : restez au frais, buvez, mouillez-vous ; cette nuit, aérez.

nudge-how = Ce soir : comment s’est passée votre visite, ou votre appel ?
nudge-how-kept = Je ne garde que votre réponse, pendant sept jours, et jamais de qui il s’agit.

nudge-clear = *{ $area }* : les fortes chaleurs sont passées.
nudge-clear-thanks =
    { $count ->
        [0] Merci à toutes et à tous.
        [one] Merci pour la visite ou l’appel de ces jours-ci.
       *[other] Merci pour ces { $count } visites et appels.
    }
nudge-clear-walls = Les murs restent chauds quelques jours : aérez encore la nuit.
nudge-clear-cafe = Un café pour se revoir ?
nudge-ended-unknown = *{ $area }* : l’alerte a pris fin. Plus personne ne me donne le niveau.
nudge-ended-unknown-care = Ce n’est pas un niveau vert : s’il fait encore chaud, buvez, fermez les volets, prenez des nouvelles.

nudge-counts-looking =
    { $count ->
        [0] Personne n’a encore dit passer voir quelqu’un.
        [one] Une personne passe voir quelqu’un.
       *[other] { $count } personnes passent voir quelqu’un.
    }
nudge-counts-rest = Ailleurs : { $away }. Besoin d’une visite : { $need }.
nudge-counts-silent =
    { $count ->
        [0] « Qui passe voir quelqu’un ? » : aucune réponse ne manque.
        [one] « Qui passe voir quelqu’un ? » : une réponse manque.
       *[other] « Qui passe voir quelqu’un ? » : { $count } sans réponse.
    }
nudge-counts-checks = « Comment ça va ? » : { $begun } ; réponses : { $answered } ; silences : { $silent } ; alertes transmises : { $passed }.

nudge-wall-day = { $day } : { $level }
nudge-wall-days = { $day } et le lendemain : { $level }
nudge-wall-orange = Un geste : sonnez ou téléphonez à quelqu’un, matin et soir.
nudge-wall-over = Les fortes chaleurs sont passées. Merci pour vos visites et vos appels.
nudge-wall-lost = Je ne connais plus le niveau. Ce n’est pas un niveau vert.

# Ce que chacun répond.
nudge-knock = Je sonne
nudge-call = J’appelle
nudge-away = Je suis ailleurs
nudge-need = J’en ai besoin
nudge-noted-knock = Merci ! C’est noté : vous passez voir quelqu’un.
nudge-noted-call = Merci ! C’est noté : vous appelez quelqu’un.
nudge-noted-away = Merci de l’avoir dit. Pensez à boire, vous aussi.
nudge-noted-need = C’est entendu.
nudge-noted-not_today = C’est noté : plus rien ce jour-là, sauf si le niveau monte.
nudge-over = Ce jour est passé. Le niveau d’aujourd’hui : /canicule.
nudge-mine = Vous gardez en tête : { $names }
nudge-card-open = Ouvrir la fiche
nudge-nicknames = Vos surnoms
nudge-need-how = S’il n’y a pas de danger : demandez un coup de main, ou écrivez /veiller pour que l’on prenne de vos nouvelles les jours chauds.
nudge-need-checked = S’il n’y a pas de danger : demandez un coup de main. Je prends déjà de vos nouvelles.
nudge-need-escort = Demander un accompagnement
nudge-need-fan = Demander un ventilateur
nudge-need-aid = Demander un coup de main

nudge-nicknames-head = *Vos surnoms*
nudge-nicknames-promise = De qui prenez-vous des nouvelles ? Personne d’autre ne voit cette liste : elle est chiffrée, et effacée le 15 octobre.
nudge-nickname-add = Ajouter un surnom
nudge-nickname-drop = Effacer { $name }
nudge-nickname-full = Dix surnoms, c’est le plus que je garde. Effacez-en un d’abord.

nudge-willing-yes = Je passerai voir quelqu’un
nudge-willing-no = Ne plus passer voir quelqu’un
nudge-willing-is = Merci ! Je vous écrirai la veille des premières chaleurs et des jours jaunes.
nudge-willing-is-not = C’est noté : je ne vous écris plus pour les jours jaunes.

# Ce que les personnes qui organisent écrivent et essaient.
nudge-cool-edit = Les lieux frais en une ligne
nudge-cool-done = C’est noté, et l’affiche suit.
nudge-drill-mark = *EXERCICE*, pas une alerte.
nudge-drill-members = Ce que liraient les voisins :
nudge-drill-asked = Ce que lirait une personne qui a demandé qu’on prenne de ses nouvelles :
nudge-drill-buddy = Ce que lirait le binôme de { $name } :
nudge-drill-you = Ce que vous liriez :
nudge-drill-told = Ce que liraient toutes les personnes prévenues :
nudge-drill-button = C’est un exercice : rien n’est noté, personne n’est prévenu.
nudge-drill-open = Faire un exercice
nudge-drill-what = Un exercice : je montre à l’équipe de *{ $area }*, et à elle seule, les messages d’un tel jour. Chacun porte la marque EXERCICE. De quel niveau ?
nudge-drill-how = Écrivez par exemple : /exercice canicule orange, ou /exercice canicule rouge.
nudge-drill-only = Seules les personnes qui organisent un quartier font un exercice.
nudge-drill-alert = Pas d’exercice maintenant : une vraie alerte est en cours à { $area }, et l’on confondrait les messages. Réessayez quand elle sera finie.
nudge-drill-done =
    { $count ->
        [one] L’exercice commence à { $area } : une personne qui organise le reçoit. Le niveau ne change pas.
       *[other] L’exercice commence à { $area } : { $count } personnes qui organisent le reçoivent. Le niveau ne change pas.
    }

# Un café un jour de forte chaleur.
nudge-guard = { $kind }, { $moment } : { $level }
nudge-guard-orange = Il fera chaud à cette heure-là. Voulez-vous plutôt 9 h, 20 h, ou un lieu frais ?
nudge-guard-orange-late = Il fera chaud à cette heure-là. Voulez-vous plutôt 20 h, ou un lieu frais ?
nudge-guard-red = De 11 h à 18 h, il fera trop chaud dehors. Et si l’on se retrouvait par téléphone ?
nudge-guard-morning = À 9 h
nudge-guard-evening = À 20 h
nudge-guard-cool = Dans un lieu frais
nudge-guard-phone = Par téléphone
nudge-guard-keep = Garder tel quel
nudge-guard-kept = D’accord, rien ne change.
nudge-guard-old = Ce message est ancien : rien n’a été déplacé. Voici votre rencontre telle qu’elle est maintenant.
nudge-guard-place = Par téléphone, chacun chez soi

# Ne plus rien lire : ce jour-là, ou plus du tout.
nudge-noted-spared = C’est noté : plus rien aujourd’hui, sauf une alerte pour demain.
nudge-spared-checked = Demain, je reprends de vos nouvelles s’il fait encore chaud.
nudge-spared-called = Quelqu’un est prévenu pour vous, comme vous l’avez demandé. Si tout va bien, dites-le sous la question.
nudge-stopped = C’est noté : je n’annonce plus la chaleur.
nudge-stopped-checked = Les jours chauds, je prends encore de vos nouvelles, et vous lisez les alertes.
nudge-stopped-buddy = Vous restez le binôme de { $names } : je vous écris si cette personne ne répond pas.
nudge-stopped-organiser = Comme vous organisez, vous lisez encore les alertes et les chiffres.
nudge-stopped-back = Recevoir de nouveau ({ $area })
