/* placeholder while the room is being built */
typedef int account_room;
