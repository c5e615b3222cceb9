# What `palier backup` and `palier restore` say.
backup-done = The database is backed up in { $path }.
backup-key-done = The key is in { $path }. Keep it far from the backup: whoever has both reads everything.
backup-key-where = The key is not in it, and without it neither addresses nor messages can be read. Keep it elsewhere: { $path }.
backup-restored = The backup { $path } is in place. Check with `palier check`, then start Palier.
backup-before = What was there before is in { $path }. Delete it once all is well.
