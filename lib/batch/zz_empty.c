/* placeholder while the room is being built */
typedef int batch_room;
