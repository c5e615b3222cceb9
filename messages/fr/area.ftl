area-first = Dites-moi d’abord où vous habitez : écrivez votre code postal ou votre quartier.
