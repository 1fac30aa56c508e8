UPDATE commits SET signature = :signature, signer = :signer WHERE id = :id;
