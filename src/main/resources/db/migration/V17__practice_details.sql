-- Details of practices that people own: phone, address and contacts. CuraGenesis does not send them, so no sync or webhook writes
-- here. Separate from practice, so that the row that each order updates does not grow. Writers hold the practice's lock.

create table practice_details (
    practice         bigint primary key references practice on delete cascade,
    phone            text,
    street           text,
    city             text,
    -- The state of the address. practice.state is CuraGenesis's.
    address_state    text,
    zip              text,
    -- Whether a person set the value. Submissions do not replace it.
    phone_by_hand    boolean     not null default false,
    address_by_hand  boolean     not null default false,
    contacts_by_hand boolean     not null default false,
    changed_at       timestamptz not null default now(),
    -- Null if a merge of two practices combined their values.
    changed_by       bigint references app_user
);

create table practice_contact (
    id       bigint generated always as identity primary key,
    practice bigint not null references practice on delete cascade,
    position int    not null,
    name     text   not null,
    role     text,
    phone    text,
    email    text,
    unique (practice, position)
);

-- Published, so that the validation of an import can compare a file with the stored details.
create view practice_details_directory as
select practice, phone, street, city, address_state, zip, phone_by_hand, address_by_hand, contacts_by_hand from practice_details;

create view practice_contact_directory as
select practice, name, role, phone, email from practice_contact;

-- Details in an import. The state of the address is the state of the row.
alter table practice_import_entry add column phone text;
alter table practice_import_entry add column street text;
alter table practice_import_entry add column city text;
alter table practice_import_entry add column zip text;
alter table practice_import_entry add column contact_name text;
alter table practice_import_entry add column contact_role text;
alter table practice_import_entry add column contact_phone text;
alter table practice_import_entry add column contact_email text;
alter table practice_import add column change_details int not null default 0;
