/* placeholder while the room is being built */
typedef int report_room;
