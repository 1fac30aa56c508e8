/* placeholder while the room is being built */
typedef int money_room;
