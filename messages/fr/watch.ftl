# Prendre des nouvelles de qui l’a demandé.

# Ce que c’est, et ce que ce n’est pas.
watch-title = *Prendre de vos nouvelles*
watch-what = Les jours de canicule, je vous demande comment ça va. Sans réponse, je préviens vos binômes, puis les personnes qui organisent.
watch-what-admins = Les jours de canicule, je vous demande comment ça va. Sans réponse, je préviens vos binômes, puis les personnes qui s’occupent de ce service : personne n’organise encore votre quartier.
watch-what-buddies = Les jours de canicule, je vous demande comment ça va. Sans réponse, je préviens vos binômes, et eux seuls : personne n’organise encore votre quartier.
watch-what-nobody = Les jours de canicule, je peux vous demander comment ça va. Mais pour l’instant, *sans réponse de votre part, je ne pourrais prévenir personne* : invitez un binôme.
watch-not-me = Je ne suis pas un service d’urgence, je peux tomber en panne, et je n’appelle personne : { $dial-short }.
watch-town = Votre mairie tient un { $fact-register } pour les canicules : inscrivez-vous-y aussi, je ne le remplace pas.
watch-until = Tout ceci s’efface le 15 octobre.
watch-begin = Prenez de mes nouvelles
watch-in-private = Cela se règle en privé.
watch-open = Mes réglages

# Le formulaire.
watch-enrol-title = Prendre de vos nouvelles
watch-enrol-hour = À quelle heure, le matin ? Sans réponse : 10 h les jours orange, 9 h les jours rouges.
watch-enrol-contact = Qui joindre si vous ne répondez pas ? Un prénom, un numéro, et l’accord de cette personne. C’est chiffré ; vos binômes et les personnes qui organisent ne le voient que ce jour-là.
watch-enrol-access = Que faut-il savoir pour venir ? Par exemple « 3e étage, frappez fort ». C’est chiffré ; seule la personne qui vient le lit.
watch-enrol-share = Quand vous répondez que ça va, puis-je le dire à vos binômes ?
watch-enrol-hour-line = Le matin
watch-enrol-contact-line = À joindre
watch-enrol-access-line = Pour venir
watch-enrol-share-line = Le dire aux binômes
watch-away-title = Absence
watch-away-day = Jusqu’à quel jour ? Je reprends le lendemain.
watch-hour-range = Choisissez une heure entre 6 h et midi. Le soir, je demande à 17 h 30 les jours orange, à 19 h les jours rouges.
watch-enrolled = C’est noté.
watch-changed = C’est modifié.

# Vos réglages.
watch-on = Je vous écris les jours de canicule.
watch-paused = En pause : je ne demande rien.
watch-away = Absence jusqu’au { $until } : je ne demande rien d’ici là.
watch-all-paused = Vous êtes en pause jusqu’au { $until } : je ne demande rien d’ici là.
watch-hour = Le matin : { $hour }
watch-hour-usual = Le matin : 10 h les jours orange, 9 h les jours rouges.
watch-contact = À joindre : { $contact }
watch-no-contact = Aucun contact à joindre.
watch-access = Pour venir : { $access }
watch-shares = Vos binômes savent quand vous répondez que ça va.
watch-shares-not = Vos binômes n’ont de vos nouvelles que si vous ne répondez pas, ou si vous le demandez.
watch-buddy = Binôme : { $name }
watch-buddy-asked = Binôme : { $name } n’a pas encore répondu.
watch-no-buddy = Pas encore de binôme : sans réponse, j’écris aux personnes qui organisent.
watch-no-buddy-admins = Pas encore de binôme : sans réponse, j’écris aux personnes qui s’occupent de ce service.
watch-no-buddy-nobody = Pas encore de binôme, et personne d’autre à qui écrire : *sans réponse de votre part, je ne pourrais prévenir personne*.
watch-buddy-of = Vous êtes le binôme de { $name }.
watch-offers = Vous proposez d’être le binôme de quelqu’un.
watch-change = Modifier
watch-pause = Pause
watch-resume = Reprendre
watch-go-away = Absence jusqu’au…
watch-back = Me voici de retour
watch-stop = Ne plus prendre de mes nouvelles
watch-stop-sure = J’arrête et j’efface tout : vos réglages, vos contacts, vos binômes. C’est bien cela ?
watch-stop-yes = Oui, tout effacer
watch-stopped = C’est arrêté et effacé.
watch-ended-by = { $name } n’a plus besoin que je prenne de ses nouvelles. Vous n’avez plus rien à faire. Merci !

# Les binômes.
watch-invite = Inviter un binôme
watch-pick = Choisir un binôme
watch-offer = Je veux bien être un binôme
watch-offer-stop = Ne plus me proposer
watch-offered = C’est noté : les personnes qui cherchent un binôme dans votre quartier verront votre prénom.
watch-offer-stopped = C’est noté : votre prénom n’est plus proposé.
watch-link = { $name } cherche un binôme pour les jours de canicule.
watch-link-how = Transférez ce message à la personne que vous souhaitez. Elle décide ensuite.
watch-link-open = Être le binôme de { $name }
watch-link-gone = Ce lien ne sert plus. Demandez-en un nouveau à la personne qui vous l’a donné.
watch-link-own = C’est votre propre lien : transférez-le à quelqu’un d’autre.
watch-pick-head = Ces voisins proposent d’être un binôme. À qui le demander ?
watch-pick-nobody = Personne ne se propose encore dans votre quartier. Invitez quelqu’un que vous connaissez.
watch-pick-one = { $name }
watch-pick-asked = C’est demandé à { $name }.
watch-pick-gone = Cette personne ne se propose plus. Choisissez quelqu’un d’autre.
watch-full = Deux binômes, c’est complet.
watch-already = C’est déjà votre binôme, ou la question est posée.
watch-asked = *{ $name }* vous propose d’être son binôme pour les jours de canicule.
watch-asked-what = Sans réponse de sa part, je vous demande de sonner ou de téléphoner, puis de frapper. Vous pouvez dire non chaque fois, et arrêter quand vous voulez.
watch-asked-night = Pendant vos heures calmes, je ne vous écris que les jours rouges, si ça ne va pas du tout, et le soir jusqu’à 23 h les jours de canicule, si vous le voulez bien.
watch-accept = J’accepte, le soir aussi
watch-accept-by-day = J’accepte, mais pas le soir
watch-refuse = Non merci
watch-agreed = C’est noté : vous êtes le binôme de { $name }. Merci !
watch-accepted = { $name } accepte d’être votre binôme.

# Le soir, les jours de canicule.
watch-evenings-ask = Les jours de canicule, une personne que vous aidez peut rester sans répondre le soir. Puis-je alors vous écrire jusqu’à 23 h, même pendant vos heures calmes ?
watch-evenings-else = Sans votre accord, je m’adresse le soir à quelqu’un d’autre. Vous pouvez changer d’avis avec /veiller.
watch-evenings-yes = Oui, jusqu’à 23 h
watch-evenings-no = Non, pas le soir
watch-evenings-agreed = Le soir des jours de canicule, je peux vous écrire jusqu’à 23 h si une personne ne répond pas.
watch-evenings-refused = Le soir, je respecte vos heures calmes, sauf les jours rouges.
watch-evenings-asked = Vous n’avez pas encore dit si je peux vous écrire le soir des jours de canicule : d’ici là, je respecte vos heures calmes.
watch-evenings-noted = C’est noté.
watch-until-evening = Je peux écrire à { $name } jusqu’à 23 h les jours de canicule.
watch-until-hour = { $name } : pas après { $hour }, sauf les jours rouges.
watch-until-always = Je peux écrire à { $name } à toute heure.
watch-then-team = Le soir, j’écris ensuite aux personnes qui organisent, jusqu’à 23 h.
watch-then-admins = Le soir, j’écris ensuite aux personnes qui s’occupent de ce service, jusqu’à 23 h.
watch-then-nobody = Plus tard le soir, personne n’a donné son accord : je préviens le matin, sauf les jours rouges.
watch-plan-head = Si vous ne répondez pas le soir d’un jour de canicule :
watch-refused = { $name } ne peut pas être votre binôme. Vous pouvez inviter quelqu’un d’autre.
watch-declined = C’est noté. Une autre fois, peut-être !
watch-part = Ne plus être binôme : { $name }
watch-part-sure = Ne plus être binôme avec { $name } ? Je le lui dirai.
watch-part-yes = Oui, arrêter
watch-part-done = C’est fait.
watch-parted = { $name } n’est plus votre binôme. Merci pour ce que vous avez fait ensemble !

# La question, et ses cinq réponses.
watch-ask-morning = Bonjour { $name }, comment ça va ce matin ?
watch-ask-afternoon = { $name }, comment ça va cet après-midi ?
watch-ask-evening = Bonsoir { $name }, comment ça va ce soir ?
watch-nobody-to-tell = Si vous ne répondez pas, je n’ai personne à prévenir : donnez vous-même des nouvelles à un proche.
watch-ask-after = Bonjour { $name }. Dehors, la chaleur baisse ; entre les murs, elle reste. Comment ça va ?
watch-remind = { $name }, je n’ai pas encore de vos nouvelles. Un bouton suffit : comment vous sentez-vous ?
watch-say-fine = Ça va
watch-say-call = Fatigue : appelez-moi
watch-say-need = J’ai besoin de quelque chose
watch-say-now = Ça ne va pas du tout
watch-say-away = Absence jusqu’au…
watch-said-fine = Merci, tant mieux ! Buvez souvent, gardez les volets fermés.
watch-said-call = J’ai compris.
watch-said-need = J’ai compris : dites-moi ce qu’il vous faut.
watch-said-away = C’est noté, vous n’êtes pas là. Bon séjour !
watch-said-now = J’ai compris.
watch-meanwhile = En attendant : mettez-vous au frais, allongez-vous, mouillez votre peau, déverrouillez la porte si vous pouvez.
watch-passed-to = J’ai écrit à { $names }.
watch-passed-organisers = J’ai écrit aux personnes qui organisent le quartier.
watch-passed-asleep = À cette heure, les personnes qui organisent le quartier dorment : elles me liront à leur réveil. Si cela ne peut pas attendre, dites « Ça ne va pas du tout » : je les réveille.
watch-passed-nobody = Je ne trouve personne à prévenir dans le quartier : appelez vous-même un proche.

# Après « Ça va », un bouton de plus si l’on veut : 26 °C prudence, 31 °C au frais. Rien n’est noté.
watch-warm-ask = Et chez vous, quelle température fait-il ? Je ne la note pas.
watch-warm-under26 = Moins de 26 °C
watch-warm-upto31 = De 26 à 31 °C
watch-warm-over31 = Plus de 31 °C
watch-warm-said-under26 = *Moins de 26 °C* : c’est bien. Fermez volets et fenêtres le jour, aérez la nuit, buvez souvent.
watch-warm-said-upto31 = *De 26 à 31 °C* : prudence. Buvez, mouillez-vous, restez au plus frais. Deux ou trois heures au frais reposent le corps.
watch-warm-said-over31 = *Plus de 31 °C* : allez au frais avant 11 h si possible, par l’ombre. Buvez, mouillez-vous.
watch-warm-said-over31-later = *Plus de 31 °C* : allez au frais, par l’ombre ; demain, avant 11 h. Buvez, mouillez-vous.
watch-warm-said-over31-night = *Plus de 31 °C* : linge mouillé, coin le plus frais, ou chez un proche. Ouvrez s’il fait plus frais dehors. Au matin, sortez avant 11 h.
watch-warm-no-fan = Un ventilateur ne protège plus à 35 °C.
watch-warm-which = Je n’ai pas bien compris : touchez une des trois réponses. Je ne la note pas.
watch-warm-late = C’était un autre jour. Maintenant :

# À qui est prévenu.
watch-told-silence = *{ $name }* n’a pas répondu à ma question de { $hour }.
watch-told-do = Sonnez ou téléphonez, puis frappez à la porte.
watch-told-call = *{ $name }* demande qu’on l’appelle.
watch-told-now = *{ $name }* dit que ça ne va pas du tout. Allez-y tout de suite, ou appelez.
watch-told-count =
    { $count ->
        [0] Je n’ai pu prévenir aucun binôme.
        [one] J’ai prévenu une personne avant vous.
       *[other] J’ai prévenu { $count } personnes avant vous.
    }
watch-goes = { $name } a dit « J’y vais ». Je n’ai pas encore de nouvelles.
watch-in-vain = { $who } n’a pas pu joindre *{ $name }*.
watch-organisers-do = Téléphonez, demandez aux voisins, au gardien, à la commune.
watch-numbers = La commune : { $numbers }
watch-no-numbers = Aucun numéro de la commune n’est noté : ajoutez-le avec /orga.
watch-contact-now = Personne ne s’occupe encore de *{ $name }*. Pouvez-vous appeler son contact ?
watch-still-silence = Toujours pas de nouvelles de *{ $name }* depuis { $since }.
watch-still-call = *{ $name }* attend toujours un appel depuis { $since }.
watch-still-now = *{ $name }* dit que ça ne va pas du tout depuis { $since }. Je ne sais pas comment cela s’est terminé.
watch-take = Je m’en charge
watch-take-ask = Qui s’en charge ? Les autres le sauront.
watch-taken = { $who } se charge de *{ $name }*.
watch-took-over = Vous vous chargez de *{ $name }* depuis { $since }.
watch-how-ended = Comment cela s’est-il terminé ?
watch-go = J’y vais
watch-call = J’appelle
watch-cannot = Je ne peux pas
watch-cannot-noted = C’est noté, je demande à quelqu’un d’autre.
watch-cannot-last = C’est noté, mais je ne trouve personne d’autre à prévenir pour *{ $name }*.
watch-go-thanks = Merci ! { $name } le sait. Dites-moi ensuite ce qu’il en est.
watch-door = Personne n’ouvre et vous avez une raison de vous inquiéter, ou un signe de danger : appelez vous-même { $dial-rescue }.
watch-card = Que demander ?
watch-comes = { $who } s’occupe de vous et arrive.
watch-calls = { $who } vous appelle.
watch-somebody-goes = { $who } s’occupe de { $name }.
watch-not-coming = { $who } ne vient finalement pas.
watch-not-calling = { $who } ne vous appelle finalement pas.
watch-not-going = { $who } ne s’occupe plus de { $name } : quelqu’un d’autre doit y aller.
watch-worried = { $who } est avec *{ $name }* et s’inquiète. Proposez d’y aller à deux.
watch-over = C’est réglé pour { $name }. Vous n’avez plus rien à faire. Merci !
watch-fine = { $name } dit : ça va.
watch-again = Vous vouliez revoir { $name } : c’est le moment.
watch-still-hot = Dehors, la chaleur baisse ; entre les murs, elle reste encore trois jours. Prenez des nouvelles de { $names }.
watch-stopped-for = { $who } me dit que vous ne souhaitez plus de questions : je me tais. Vous pouvez reprendre quand vous voulez.

# La fin, pour chaque personne prévenue.
watch-clear-fine = *Fin de l’alerte* : il y a des nouvelles de { $name }, tout va bien.
watch-clear-again = *Fin de l’alerte* : quelqu’un a vu { $name }, et reviendra.
watch-clear-needs = *Fin de l’alerte* : { $name } a donné des nouvelles et demande un coup de main.
watch-clear-away = *Fin de l’alerte* : { $name } n’est pas là en ce moment.
watch-clear-call = *Fin de l’alerte* : { $name } a répondu et demande un appel ; quelqu’un d’autre est prévenu.
watch-clear-stop = *Fin de l’alerte* : { $name } ne souhaite pas d’autre visite.
watch-thanks = Vous n’avez plus rien à faire. Merci !

# La fin de la saison.
watch-notice = Le 15 octobre, j’efface tout ce qui touche aux nouvelles prises les jours de canicule : demandes, contacts, binômes, propositions, capitaines d’escalier.
watch-notice-next = Vous n’avez rien à faire maintenant. Au printemps, écrivez /veiller pour recommencer.

# Pour qui il faut quelqu’un, pour les personnes qui ont été prévenues.
watch-waiting = Pour qui faut-il quelqu’un ?
watch-waiting-head = *{ $area }* : pour qui il faut quelqu’un
watch-waiting-silence = *{ $name }* ne répond pas depuis { $since }.
watch-waiting-call = *{ $name }* attend un appel depuis { $since }.
watch-waiting-now = *{ $name }* a besoin de quelqu’un depuis { $since }.
watch-waiting-goes = { $name } s’en occupe.
watch-waiting-free = Personne ne s’en occupe encore.
watch-waiting-go = Je m’occupe de { $name }
watch-waiting-none = Personne, à ma connaissance.
watch-waiting-more =
    { $count ->
        [one] Et une autre personne, dont je vous ai parlé.
       *[other] Et { $count } autres, dont je vous ai parlé.
    }
watch-waiting-others =
    { $count ->
        [one] Sans nouvelles pour l’instant : une personne. Je vous préviens si personne ne s’en occupe.
       *[other] Sans nouvelles pour l’instant : { $count } personnes. Je vous préviens si personne ne s’en occupe.
    }
