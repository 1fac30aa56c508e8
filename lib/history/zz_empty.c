/* placeholder while the room is being built */
typedef int history_room;
