# Ce que disent `palier backup` et `palier restore`.
backup-done = La base est sauvegardée dans { $path }.
backup-key-done = La clé est dans { $path }. Gardez-la loin de la sauvegarde : qui a les deux lit tout.
backup-key-where = La clé n’y est pas, et sans elle ni adresses ni messages ne se lisent. Gardez-la ailleurs : { $path }.
backup-restored = La sauvegarde { $path } est en place. Vérifiez avec `palier check`, puis démarrez Palier.
backup-before = Ce qu’il y avait avant est dans { $path }. Effacez-le quand tout va bien.
