/* placeholder while the room is being built */
typedef int warehouse_room;
