-- What Microsoft said when it was asked last, if it let nobody in: a refusal is put on file from here, and from no variable.
alter table microsoft_read add column refusal varchar(1000);
