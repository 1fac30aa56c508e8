/* placeholder while the room is being built */
typedef int render_room;
