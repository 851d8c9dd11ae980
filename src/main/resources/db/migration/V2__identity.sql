-- Who may log in. One login serves pages, API, Tasklist and Cockpit.
create table login (
    username        varchar(64)  not null primary key,
    display_name    varchar(200) not null,
    role            varchar(20)  not null,
    customer_number varchar(40),
    password_hash   varchar(200) not null,
    enabled         boolean      not null,
    created_at      timestamp with time zone not null,
    constraint login_client_has_customer check ((role = 'CLIENT') = (customer_number is not null))
);
