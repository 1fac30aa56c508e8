/* placeholder while the room is being built */
typedef int document_room;
