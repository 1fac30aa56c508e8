/* placeholder while the room is being built */
typedef int archive_room;
