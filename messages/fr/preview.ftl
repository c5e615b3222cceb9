# `palier preview DIR` : une page avec tout ce que Palier peut montrer.
preview-title = Tout ce que montre Palier
preview-lead = Chaque carte et chaque question, comme chaque plateforme les dessine dans chaque langue, avec des exemples inventés. Les boutons ne font rien ici.
preview-platforms = Plateformes
preview-languages = Langues
preview-contents = Sommaire
preview-screens = Cartes, messages et écrans
preview-forms = Questions
preview-sheets = Feuilles à imprimer
preview-sentences = Toutes les phrases, par catalogue
preview-written = La page est là : { $path }
preview-other-files = il y a déjà autre chose dans ce dossier ({ $path }). Donnez un dossier vide ou nouveau.
