-- Filled by its room.
select 1;
