# Les jours chauds : ce que chacun peut faire, et la fiche de qui passe voir quelqu’un.

nudge-not-today = Pas aujourd’hui

# La fiche : d’abord les signes graves, puis huit questions. 350 signes au plus par message.
nudge-card-signs = *Sans attendre* : perte de connaissance, propos confus, mal à parler, fièvre de 39 °C, convulsions, vomissements, mal de tête violent, peau sèche, rouge ou très pâle.
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
nudge-outcome-refuses = Ne souhaite pas cela
nudge-said-fine = Merci de votre visite. Je ne garde que « tout va bien », pendant sept jours.
nudge-said-again = Merci. Repassez ou rappelez ce soir : chez soi, c’est le soir qu’il fait le plus chaud.
nudge-said-needs = Merci. Dites-moi ce qu’il faut : je demande aux voisins.
nudge-said-worrying = Merci. Au moindre signe grave, appelez le 15 ou le 112.
nudge-said-silent = Sonnez, frappez, téléphonez, demandez aux voisins de palier. Une bonne raison de penser que la personne est là et va mal ? Appelez le 15, le 18 ou le 112.
nudge-said-away = C’est noté, merci.
nudge-said-refuses = C’est son droit : n’insistez pas. Un bonjour reste toujours possible.
nudge-numbers = Numéros utiles : { $numbers }

# Les surnoms, pour soi seul.
nudge-nickname-title = Un surnom
nudge-nickname-name = Qui voulez-vous garder en tête ? Un surnom suffit, par exemple « Mme R., 3e ». Personne d’autre ne le voit, et je l’efface le 15 octobre.

# Les lieux frais, écrits par qui organise.
nudge-cool-title = Les lieux frais
nudge-cool-places = Où peut-on se mettre au frais ? Par exemple : « bibliothèque, église, cinéma ». Sans réponse, je n’annonce aucun lieu.
