# Le kit : des feuilles à imprimer pour les voisins qui ne sont pas en ligne.

# Choisir une feuille.
kit-title = *Le kit du quartier { $area }*
kit-what = Des feuilles A4 à imprimer, pour les voisins qui ne sont pas en ligne. Laquelle préparez-vous ?
kit-sheet-poster = Affiche à languettes
kit-sheet-slips = Papiers pour boîtes aux lettres
kit-sheet-board = Panneau de l’escalier
kit-sheet-directory = Annuaire à remplir
kit-sheet-errands = Conseils : courses et porte
kit-sheet-money = Conseils : argent
kit-sheet-heat = Conseils : chaleur
kit-sheet-lobby = Canicule : feuille d’entrée
kit-sheet-flyer = Tracts avec le lien
kit-about-flyer = Quatre petits tracts par page, avec le lien pour rejoindre vos voisins sur Palier.
kit-about-board = Un panneau pour l’entrée ou l’escalier : chaque personne y écrit ce qu’il lui faut et ce qu’elle propose.
kit-about-directory = Un annuaire vide, de deux pages. Chaque foyer le remplit à la main et le garde chez soi. Je n’en garde rien.
kit-about-errands = Les bons réflexes quand quelqu’un fait vos courses ou sonne à votre porte.
kit-about-money = Les règles simples pour que l’argent ne gâche rien entre voisins.
kit-about-heat = Que faire quand il fait très chaud, et quand appeler les secours.
kit-about-lobby = Une feuille à poser dans l’entrée : qui aimerait que l’on sonne, à quel étage, à quelle heure. À retirer ensuite.
kit-which-ink = En couleur, ou économe en encre ?
kit-ink-colour = En couleur
kit-ink-saver = Économe en encre
kit-in-language = Imprimer en { $language }
kit-now-in = Les feuilles seront en { $language }.
kit-for-area = Pour { $area }
kit-found = J’ai un papier rempli
kit-in-private = Le kit se prépare en privé.
kit-not-yours = Cette feuille est celle d’un quartier où vous n’êtes pas. Tapez /kit pour le vôtre.

# Le logo de la commune.
kit-give-logo = Ajouter le logo de la commune
kit-change-logo = Changer le logo
kit-drop-logo = Retirer le logo
kit-logo-title = Le logo
kit-logo-picture = Envoyez le logo de la commune ou de l’association, en image PNG ou JPEG, avec leur accord. Il sera sur l’affiche, les papiers, le panneau et la feuille d’entrée du quartier.
kit-logo-kept = Le logo sera sur les feuilles.
kit-logo-dropped = Le logo n’est plus sur les feuilles : la place reste pour un tampon.
kit-logo-unread = Ce fichier n’est pas une image que je sais imprimer. Il me faut du PNG ou du JPEG.
kit-logo-sized = Cette image n’a pas une bonne taille : chaque côté doit avoir entre { $least } et { $most } points, et l’image entière { $millions } millions au plus. Une copie réduite convient très bien.
kit-logo-gone = Ce fichier n’est plus disponible. Renvoyez-le, s’il vous plaît.
kit-logo-silent = Je n’arrive pas à ouvrir votre image pour l’instant. Elle n’est pas perdue : réessayez dans un moment.

# Ce que je demande.
kit-poster-title = L’affiche
kit-poster-name = Quel prénom imprimer sur l’affiche ?
kit-poster-can = Que pouvez-vous faire pour vos voisins ?
kit-poster-when = Quand peut-on vous joindre ? Par exemple « le soir, après 18 h ».
kit-poster-contact = Un numéro ou une adresse e-mail à imprimer ? Je ne les garde pas. Sans réponse, je laisse une ligne à remplir à la main.
kit-poster-ink = En couleur, ou économe en encre ?
kit-slips-title = Les papiers
kit-slips-name = Quel prénom imprimer ?
kit-slips-back = Où rendre le papier rempli ? Par exemple « boîte aux lettres Diallo, bâtiment B ».
kit-slips-contact = Un numéro où l’on peut aussi appeler ? Je ne le garde pas.
kit-slips-ink = En couleur, ou économe en encre ?
kit-return-title = Un papier rempli
kit-return-code = Quel code est imprimé sur le papier ? Ce sont cinq lettres ou chiffres.
kit-can-errands = faire vos courses
kit-can-medicine = passer à la pharmacie
kit-can-post = relever le courrier, arroser
kit-can-company = boire un café et discuter
kit-can-walk = vous accompagner à pied
kit-can-pets = m’occuper d’un animal
kit-can-repairs = faire un petit bricolage
kit-can-phone = aider avec le téléphone
kit-can-printing = imprimer un document
kit-can-heat = prendre de vos nouvelles l’été

# La feuille est prête.
kit-ready = Voici votre feuille. Imprimez-la en A4, à taille réelle (100 %).
kit-ready-slips = Voici vos papiers : trois par page. Imprimez en A4, à taille réelle (100 %), et coupez aux pointillés. On vous en rend un rempli ? Tapez /papier et son code.
kit-ready-gaps = Voici votre feuille. Il y a des signes que je ne sais pas imprimer : j’ai laissé une ligne à remplir à la main. Relisez-la avant de la coller, et imprimez-la en A4, à taille réelle (100 %).
kit-ready-slips-gaps = Voici vos papiers : trois par page. Il y a des signes que je ne sais pas imprimer : j’ai laissé une ligne à remplir à la main. Imprimez en A4, à taille réelle (100 %), et coupez aux pointillés. On vous en rend un rempli ? Tapez /papier et son code.
kit-alt = La feuille telle qu’elle sera imprimée.
kit-file-poster = affiche
kit-file-slips = papiers
kit-file-board = panneau
kit-file-directory = annuaire
kit-file-errands = conseils-courses
kit-file-money = conseils-argent
kit-file-heat = conseils-chaleur
kit-file-lobby = canicule-entree
kit-file-flyer = tracts

# Un papier rempli revient.
kit-slip = *Un papier du quartier { $area }*
kit-slip-reads = Sur le papier, une personne a coché ce qu’il lui faut, avec un prénom, un étage ou une porte, et un moment.
kit-slip-next = Elle vous fait confiance : ne photographiez pas ce papier. Passez la voir ou appelez-la, puis transmettez sa demande.
kit-slip-pass-on = Transmettre sa demande
kit-slip-unknown = Je ne connais pas ce code. Relisez les cinq signes sur le papier, puis tapez-les à nouveau.
kit-slip-elsewhere = Ce papier vient d’un autre quartier que les vôtres. Donnez-le à quelqu’un qui y habite.
kit-slip-in-private = Les papiers se traitent en privé.

# Ce que les feuilles disent.
kit-emergency = Urgence : { $dial-paper }.
kit-no-emergency = Palier n’est pas un service d’urgence.
kit-scan = Scannez pour retrouver les voisins du quartier { $area }
kit-scan-nameless = Scannez pour retrouver vos voisins
kit-scan-alt = Code QR qui ouvre { $shown }
kit-find = Dans la messagerie du quartier, cherchez « Palier » et écrivez-lui : { $area }
kit-find-nameless = Dans la messagerie du quartier, cherchez « Palier » et écrivez-lui.
kit-print-numbers = Commune et numéros utiles
kit-print-logo = Logo de la commune, quartier { $area }
kit-print-stamp = Tampon ou logo

kit-print-poster = Besoin d’un coup de main ?
kit-print-poster-lead = Bonjour ! Je m’appelle { $name }, j’habite le quartier et je peux vous aider. C’est gratuit, entre voisins.
kit-print-poster-lead-nameless = Bonjour ! J’habite le quartier et je peux vous aider. C’est gratuit, entre voisins.
kit-print-poster-can = Je peux, par exemple :
kit-print-poster-call = Contactez-moi
kit-print-poster-by-hand = Téléphone
kit-print-poster-strip = Coup de main
kit-print-poster-safety = Jamais de carte bancaire, de code ni de clés. Montant fixé avant, ticket gardé.

kit-print-slips = Besoin d’un coup de main ?
kit-print-slips-lead = Cochez, écrivez, et glissez ce papier dans la boîte aux lettres de { $name }. C’est gratuit, entre voisins.
kit-print-slips-lead-back = Cochez, écrivez, et rendez ce papier ici : { $back }. C’est gratuit, entre voisins.
kit-print-slips-lead-nameless = Cochez, écrivez, et rendez ce papier à la personne qui l’a distribué. C’est gratuit, entre voisins.
kit-print-slips-lead-by-hand = Cochez, écrivez, et rendez ce papier ici :
kit-print-slips-name = Prénom
kit-print-slips-door = Étage, porte
kit-print-slips-when = Quand ?
kit-print-slips-call = Ou appelez { $name } :
kit-print-slips-call-nameless = Ou appelez :
kit-print-slips-code = Code pour Palier
kit-need-errands = des courses
kit-need-medicine = la pharmacie
kit-need-post = courrier, plantes
kit-need-company = un café, parler
kit-need-walk = m’accompagner
kit-need-pets = un animal
kit-need-repairs = un bricolage
kit-need-phone = le téléphone
kit-need-printing = une impression
kit-need-heat = des nouvelles, l’été

kit-print-flyer = Entre voisins
kit-print-flyer-scan = Scannez, et retrouvez vos voisins
kit-print-flyer-lead = On se retrouve avec Palier, un voisin de palier dans votre messagerie.
kit-print-flyer-cafe = un café près de chez soi
kit-print-flyer-hand = un coup de main entre voisins
kit-print-flyer-heat = des nouvelles quand il fait trop chaud
kit-print-flyer-free = Gratuit. Votre adresse n’est pas gardée.

kit-print-board = Le panneau des voisins
kit-print-board-lead = Écrivez ce qu’il vous faut, ou ce que vous proposez. Un prénom et un étage suffisent.
kit-print-board-needs = Il me faut…
kit-print-board-offers = Je propose…
kit-print-board-what = Quoi ?
kit-print-board-when = Quand ?
kit-print-board-who = Prénom, étage
kit-print-board-done = Réglé
kit-print-board-careful = N’écrivez ici ni numéro de téléphone, ni code, ni absence : tout le monde peut lire.

kit-print-directory = L’annuaire de nos voisins
kit-print-directory-lead = À remplir à la main, avec l’accord de chaque personne. Un exemplaire par foyer, gardé chez soi.
kit-print-directory-who = Nom ou prénom
kit-print-directory-door = Étage, porte
kit-print-directory-phone = Téléphone
kit-print-directory-can = Peut aider pour
kit-print-directory-keep = À garder chez soi. Ne pas afficher ni photographier.
kit-print-directory-useful = Numéros utiles
kit-print-directory-caretaker = Gardien, gardienne
kit-print-directory-town = Commune
kit-print-directory-pharmacy = Pharmacie
kit-print-directory-doctor = Médecin

kit-print-errands = Les courses et la porte
kit-print-errands-lead = Les bons réflexes, pour aider et se faire aider en confiance.
kit-print-errands-ask = On fait vos courses
kit-print-errands-ask-1 = Convenez ensemble de la liste, de l’heure et du montant.
kit-print-errands-ask-2 = Choisissez ensemble un mot, connu de vous deux seulement.
kit-print-errands-ask-3 = À la porte, demandez ce mot avant d’ouvrir.
kit-print-errands-ask-4 = Les sacs peuvent rester sur le paillasson : rien n’oblige à ouvrir.
kit-print-errands-word = Le mot est faux ? N’ouvrez pas.
kit-print-errands-word-1 = Appelez la personne à son numéro habituel.
kit-print-errands-word-2 = Quelqu’un insiste, ou vous fait peur : appelez { $dial-police }.
kit-print-errands-do = Vous faites les courses
kit-print-errands-do-1 = Dites votre prénom et le mot convenu avant que l’on ouvre.
kit-print-errands-do-2 = Posez les sacs sur le paillasson, sonnez, reculez.
kit-print-errands-do-3 = Rendez le ticket et la monnaie.
kit-print-errands-do-4 = N’entrez que si l’on vous y invite. La première fois, venez à deux.
kit-print-errands-door = Une personne inconnue sonne
kit-print-errands-door-1 = Gardez la chaîne, et parlez à travers la porte.
kit-print-errands-door-2 = Un badge ne suffit pas : appelez le service, à son numéro habituel.

kit-print-money = L’argent entre voisins
kit-print-money-lead = Simple et clair : l’aide est gratuite, seules les courses se remboursent.
kit-print-money-before = Avant
kit-print-money-before-1 = Fixez ensemble le montant, avant les courses.
kit-print-money-before-2 = Préparez une petite somme, en espèces, dans une enveloppe.
kit-print-money-before-3 = Écrivez la somme sur la liste.
kit-print-money-after = Après
kit-print-money-after-1 = Le ticket de caisse et la monnaie, tout de suite.
kit-print-money-after-2 = Comptez ensemble, sans gêne.
kit-print-money-never = Jamais
kit-print-money-never-1 = Jamais de carte bancaire prêtée, même pour cinq minutes.
kit-print-money-never-2 = Jamais de code : ni de carte, ni reçu par SMS.
kit-print-money-never-3 = Jamais de chèque en blanc, de virement pressé, de prêt.
kit-print-money-never-4 = Palier, c’est de l’entraide gratuite entre voisins : qui demande de l’argent en son nom vous trompe.
kit-print-money-doubt = Un doute ?
kit-print-money-doubt-1 = Dites non, puis parlez-en à une personne de confiance.
kit-print-money-doubt-2 = Carte ou code donnés ? Appelez tout de suite votre banque.

kit-print-heat = Il fait très chaud
kit-print-heat-lead = Veillons les uns sur les autres, matin et soir.
kit-print-heat-self = Pour vous
kit-print-heat-self-1 = Buvez souvent, sans attendre la soif. Mangez assez. Pas d’alcool.
kit-print-heat-self-2 = Mouillez le visage, les bras et les jambes, plusieurs fois par jour.
kit-print-heat-self-3 = Passez au moins 2 à 3 heures par jour dans un endroit frais.
kit-print-heat-self-4 = Volets et fenêtres : fermés le jour, ouverts la nuit.
kit-print-heat-self-5 = Pas d’effort aux heures chaudes, de 11 h à 21 h.
kit-print-heat-other = Pour une personne que vous connaissez
kit-print-heat-other-1 = Sonnez ou appelez, matin et soir. A-t-elle bu, mangé, dormi ?
kit-print-heat-other-2 = Chez elle, 26 °C : attention. 31 °C : un endroit frais, aujourd’hui.
kit-print-heat-other-3 = Fatigue, crampes, mal de tête ? Rafraîchissez, faites boire, revenez dans l’heure.
kit-print-heat-call = Appelez tout de suite { $dial-doctor }
kit-print-heat-call-1 = Plus de 39 °C de fièvre, violent mal de tête, vomissements.
kit-print-heat-call-2 = Propos confus, convulsions, perte de connaissance.
kit-print-heat-call-3 = Peau rouge, chaude et sèche.
kit-print-heat-call-then = En attendant : restez là, au frais, ôtez des vêtements, mouillez, éventez. De l’eau seulement si la personne est bien réveillée.
kit-print-heat-more = Des questions ? En période de canicule, { $when } : { $fact-heat-line } (gratuit).
kit-print-heat-register = Le { $fact-register } de la mairie : on s’y inscrit auprès d’elle.

kit-print-lobby = Il va faire très chaud. Voulez-vous que l’on sonne ?
kit-print-lobby-lead = À tout âge, pour une fois ou pour chaque jour. Un prénom suffit. Quelqu’un de la maison sonne à l’heure choisie.
kit-print-lobby-who = Prénom
kit-print-lobby-floor = Étage
kit-print-lobby-hour = Vers quelle heure ?
kit-print-lobby-knocks = Qui sonne ?
kit-print-lobby-discreet = Plutôt en toute discrétion ? Dites-le à :
kit-print-lobby-take-down = À décrocher et à déchirer dès que la chaleur est passée.
kit-print-cool = Au frais, près d’ici
kit-print-cool-both = , { $address } : { $hours }
kit-print-cool-hours = { "" } : { $hours }
kit-print-cool-address = , { $address }
kit-print-cool-more = { $count ->
    [one] et un autre lieu
   *[other] et { $count } autres lieux
}
kit-print-lobby-signs = Personne ne répond et vous craignez un malaise : appelez { $dial-doctor }.

# Ce qui est tapé sur les feuilles de la documentation.
kit-sample-when = Tous les jours, de 9 h à 20 h
kit-sample-back = boîte Diallo, bâtiment B
kit-file-edition = affiche
kit-print-edition-scan = Voir les tables, tenir la vôtre : visez ce code.
kit-print-edition-host = Une rue, un escalier, une table
kit-print-edition-bring = Chacun apporte un petit quelque chose
kit-print-edition-come = Venez avec qui n’ose pas venir seul
kit-print-edition-free = C’est gratuit, entre voisins.
