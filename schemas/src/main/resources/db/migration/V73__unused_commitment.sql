-- Whether a charge is the part of a reservation or a savings plan that nothing used.
alter table actual_charge add column unused boolean not null default false;
