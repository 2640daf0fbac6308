-- Run once by the image of PostgreSQL, on an empty volume: the services are not superuser.
\getenv password CCG_DB_PASSWORD
create role ccg login password :'password';
create database ccg owner ccg;
revoke all on database ccg from public;
