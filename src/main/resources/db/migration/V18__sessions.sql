-- Sessions and accounts: cookie prefixes, the generated first password, and the account at the OpenID Connect provider.

-- Begun before cookies had the prefix __Host- or __Secure-. Only these devices may still show a cookie without it over TLS.
alter table user_session add column before_prefix boolean not null default true;
alter table user_session alter column before_prefix set default false;

-- The password was generated: it opens nothing until its user has chosen another.
alter table app_user add column must_change_password boolean not null default false;

-- Digest of issuer and subject of the first OpenID Connect sign-in; later ones must be the same. Null before the first.
alter table app_user add column openid_account bytea;
create unique index app_user_openid_account on app_user (openid_account);
