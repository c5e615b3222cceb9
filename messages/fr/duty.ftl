# La permanence de la commune : qui accepte qu’elle soit prévenue, et ce qu’on lui écrit.

# À qui a demandé qu’on prenne de ses nouvelles.
duty-question = Si vous ne répondez pas, puis-je écrire aussi à la permanence de votre commune ({ $mail }) ? Elle lirait votre prénom, comment vous joindre, et depuis quand je suis sans nouvelles. Sans votre accord, elle ne saura rien.
duty-changed = Votre accord valait pour { $before } seulement : l’adresse a changé.
duty-changed-since = L’adresse a changé : votre accord ne vaut plus.
duty-yes = Oui, prévenir la commune
duty-no = Non merci
duty-stop = Ne plus prévenir la commune
duty-told-when = Sans nouvelles de vous, j’écris aussi à la permanence de votre commune ({ $mail }), en même temps qu’aux personnes qui organisent : votre prénom, « { $reach } », et depuis quand.
duty-not-told = La permanence de votre commune ({ $mail }) ne sera pas prévenue.
duty-gone = Vous aviez accepté que { $mail } soit prévenue : votre quartier n’a plus cette adresse, je n’y écris plus.
duty-noted = C’est noté.
duty-account = La permanence de votre commune ({ $mail }) peut être prévenue si vous ne répondez pas un jour de canicule.
duty-consent-title = Prévenir la commune
duty-consent-reach = Comment peut-elle vous joindre ? Par exemple votre adresse, votre étage, votre téléphone. C’est chiffré ; elle seule le lira, et seulement ce jour-là.
duty-consent-changed = L’adresse de la permanence vient de changer : relisez la question, s’il vous plaît.

# Aux personnes qui organisent.
duty-number = Permanence de la commune : { $number }
duty-mailed = La permanence de la commune est prévenue par e-mail.
duty-town-takes = La commune s’en charge
duty-town-taken = La commune se charge de *{ $name }*.
duty-town-comes = La commune est prévenue et s’occupe de vous.
duty-town-took-over = La commune se charge de *{ $name }* depuis { $since }.
duty-town-waiting = La commune s’en occupe.
duty-town-ask = Demandez-lui ce qu’il en est, et dites-le-moi ici.
duty-town-missing = La commune ne vient pas
duty-town-missed = C’est noté, les autres le savent : personne ne s’occupe de *{ $name }* pour l’instant. Qui s’en charge ?
duty-town-not-going = La commune ne s’occupe pas de *{ $name }* : quelqu’un d’autre doit y aller.
duty-town-not-coming = La commune ne vient finalement pas.
duty-town-noted = C’est noté, les autres le savent. Demandez ensuite à la commune ce qu’il en est, et dites-le-moi ici.
duty-mail-refused = La commune n’est *pas* prévenue : { $mail } refuse mon e-mail. Vérifiez l’adresse avec /orga ; pour cette personne, téléphonez.
duty-mail-stuck = La commune n’est *pas encore* prévenue : mon e-mail pour { $mail } ne part pas, j’essaie encore.
duty-mail-perhaps = La commune est *peut-être* prévenue : le serveur de { $mail } n’a pas confirmé mon e-mail.
duty-mail-dropped = La commune n’est *pas* prévenue : l’adresse de sa permanence, l’accord ou l’envoi d’e-mails ne vaut plus.
duty-mail-call-number = Pour *{ $name }*, appelez sa permanence : { $number }
duty-mail-call = Pour *{ $name }*, téléphonez à la commune.

# L’e-mail, en texte simple.
duty-mail-subject = Canicule : une personne sans nouvelles, { $area } (n° { $number })
duty-mail-why = Quartier { $area } : une personne qui a demandé que l’on prenne de ses nouvelles les jours de canicule ne répond pas.
duty-mail-name = Nom : { $name }
duty-mail-reach = Pour la joindre : { $reach }
duty-mail-since = Sans nouvelles depuis : { $since }
duty-mail-tried =
    { $count ->
        [0] Personne d’autre n’a pu être prévenu.
        [one] Une personne du quartier a été prévenue ; personne n’a encore dit avoir de ses nouvelles.
       *[other] { $count } personnes du quartier ont été prévenues ; personne n’a encore dit avoir de ses nouvelles.
    }
duty-mail-agreed = Cette personne a accepté que vous soyez prévenus. Ne transmettez pas ce message plus loin qu’il ne faut.
duty-mail-take-link = Si vous vous en chargez, dites-le ici : { $link }
duty-mail-take-organisers = Si vous vous en chargez, dites-le à la personne qui organise le quartier : elle me le dira.
duty-mail-again =
    { $hours ->
        [one] Je vous écris de nouveau dans une heure environ, tant que personne ne s’en charge.
       *[other] Je vous écris de nouveau toutes les { $hours } heures environ, tant que personne ne s’en charge.
    }
duty-mail-taken = Message n° { $number } : quelqu’un s’en charge. Vous n’avez rien à faire pour l’instant.
duty-mail-answered = Message n° { $number } : la personne a répondu, et ne va pas bien ; des voisins sont alertés. Si vous y allez, demandez aux personnes qui organisent le quartier avant d’arrêter.
duty-mail-over = Message n° { $number } : c’est terminé, vous n’avez plus rien à faire. Merci.
duty-mail-foot = Message automatique de Palier, un outil de voisins. Personne ne lit les réponses. Ce n’est pas un service d’urgence.

# La page que l’e-mail ouvre.
duty-page-title = Permanence de la commune
duty-page-ask = Message n° { $number }, quartier { $area } : votre service se charge-t-il de cette personne ?
duty-page-button = Oui, nous nous en chargeons
duty-page-done = C’est noté : les voisins qui cherchent cette personne savent que vous vous en chargez. Merci.
duty-page-taken = Quelqu’un s’en charge déjà. Merci.
duty-page-answered = La personne a répondu, et ne va pas bien ; des voisins sont alertés. Demandez aux personnes qui organisent le quartier avant d’arrêter.
duty-page-not-noted = Ce n’est *pas* noté. Réessayez, et si cela ne change rien, téléphonez aux personnes qui organisent le quartier.
duty-page-over = Plus rien à faire : c’est terminé. Merci.
