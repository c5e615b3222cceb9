# Ce que les menus disent en face de chaque commande, et son nom quand ce n’est pas celui du code.
command-help = Savoir ce que Palier peut faire
command-cafe = Inviter les voisins à un café
command-cafes = Voir les cafés à venir
command-canicule = Voir le niveau de chaleur du quartier
command-quartier = Choisir votre quartier ou en changer
command-moi = Voir et changer vos réglages
command-pause = Faire une pause dans les messages
command-stop = Quitter Palier et tout effacer
command-orga = Organiser le quartier
command-annonce = Annoncer quelque chose au quartier
command-chiffres = Voir les chiffres du quartier
command-lier = Relier deux comptes
command-aide = Demander un coup de main
command-aides = Voir vos demandes et qui vous aidez
command-proposer = Proposer un coup de main
command-signaler = Signaler ce qui ne va pas, en privé
command-kit = Imprimer affiches et papiers
command-papier = Transmettre un papier rempli
command-veiller = Faire prendre de vos nouvelles les jours de canicule
command-frais = Trouver un lieu frais près de vous
command-exercice = Faire un exercice de canicule

# Aucun menu ne la montre.
command-ici =
    .name = ici
