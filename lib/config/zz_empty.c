/* placeholder while the room is being built */
typedef int config_room;
