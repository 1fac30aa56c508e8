/* placeholder while the room is being built */
typedef int base_room;
