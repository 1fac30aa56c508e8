INSERT INTO commits (
  id, oid, first_parent, position, arrived, author, author_time, author_zone,
  committer, commit_time, commit_zone, known_time, message,
  signature, signer
) VALUES (
  :id, :oid, :first_parent, :position, :arrived, :author, :author_time, :author_zone,
  :committer, :commit_time, :commit_zone, :known_time, :message,
  :signature, :signer
);
