-- What trainees and managers may do on a shared board. Run by the owner of the database: `records roles --apply`.
-- Trainees add their own attempts, read boards, and read all that is kept of themselves. They read no journal and no
-- real name of others, and change nothing.
DO $$ BEGIN CREATE ROLE {trainees} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE {managers} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
DO $$ BEGIN
    EXECUTE 'REVOKE TEMPORARY ON DATABASE ' || quote_ident(current_database()) || ' FROM PUBLIC';
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {trainees};
GRANT USAGE ON SCHEMA public TO {trainees}, {managers};

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {managers};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {managers};

GRANT SELECT ON extra_mile_schema, identity, teams TO {trainees};
GRANT SELECT ON board_players, board_versions, board_modules, board_cells, standings TO {trainees};
GRANT SELECT ON board_ratings, board_difficulties, board_ratings_behind TO {trainees};
GRANT SELECT (id, public, team_id) ON trainees TO {trainees};
-- Of hidden people not even the team: their rows show to nobody but themselves.
ALTER TABLE trainees ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS shown ON trainees;
DROP POLICY IF EXISTS managed ON trainees;
CREATE POLICY shown ON trainees FOR SELECT TO {trainees} USING (
    public <> '' OR id = (SELECT mine.trainee_id FROM logins AS mine WHERE mine.login = current_user)
);
CREATE POLICY managed ON trainees FOR ALL TO {managers} USING (true) WITH CHECK (true);
GRANT SELECT (digest, scenario_id, title) ON scenario_versions TO {trainees};

GRANT SELECT ON logins TO {trainees};
ALTER TABLE logins ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own ON logins;
DROP POLICY IF EXISTS managed ON logins;
CREATE POLICY own ON logins FOR SELECT TO {trainees} USING (login = current_user);
CREATE POLICY managed ON logins FOR ALL TO {managers} USING (true) WITH CHECK (true);

-- Who sends, and when it came in, is said by the server and not by the sender.
ALTER TABLE submissions ALTER login SET DEFAULT current_user;
ALTER TABLE submissions ALTER received SET DEFAULT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
GRANT INSERT (id, kind, trainee_id, source, sequence, payload) ON submissions TO {trainees};
GRANT SELECT (id, kind, trainee_id, login, received, state, reason) ON submissions TO {trainees};
ALTER TABLE submissions ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_in ON submissions;
DROP POLICY IF EXISTS own_seen ON submissions;
DROP POLICY IF EXISTS managed ON submissions;
CREATE POLICY own_in ON submissions FOR INSERT TO {trainees} WITH CHECK (
    login = current_user
    AND state = 'waiting' AND reason = ''
    AND length(payload) < 1000000
    AND trainee_id = (SELECT mine.trainee_id FROM logins AS mine WHERE mine.login = current_user)
);
CREATE POLICY own_seen ON submissions FOR SELECT TO {trainees} USING (login = current_user);
CREATE POLICY managed ON submissions FOR ALL TO {managers} USING (true) WITH CHECK (true);

-- Names that are read as the same have one look, whatever the capitals, the spelling and what is not seen in them.
CREATE OR REPLACE FUNCTION extra_mile_look(one text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT regexp_replace(lower(normalize(one, NFKC)), '[\u034F\u200C\u200D\uFE00-\uFE0F]', '', 'g')
$$;
REVOKE ALL ON FUNCTION extra_mile_look(text) FROM PUBLIC;

-- How a trainee is shown to others is that trainee's own choice, at once. Another's real name is not to be had.
CREATE OR REPLACE FUNCTION extra_mile_show_me_as(wanted text, other_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    mine text;
    my_name text;
    my_team text;
    look text := extra_mile_look(other_name);
    marks text := '\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u0610-\u061A\u064B-\u065F\u06D6-\u06DC\u0E34-\u0E3A'
        '\u0E47-\u0E4E\u1AB0-\u1ACE\u1DC0-\u1DFF\u20D0-\u20F0\u302A-\u302D\uFE00-\uFE0F\uFE20-\uFE2F';
BEGIN
    SELECT t.id, extra_mile_look(t.name), extra_mile_look(g.name) INTO mine, my_name, my_team
    FROM logins AS l JOIN trainees AS t ON t.id = l.trainee_id LEFT JOIN teams AS g ON g.id = t.team_id
    WHERE l.login = session_user;
    IF mine IS NULL OR wanted NOT IN ('name', 'alias', 'hidden') OR length(other_name) > 720
        OR length(regexp_replace(other_name, '\u200D.|[' || marks || '\U0001F3FB-\U0001F3FF]', '', 'g')) > 240 THEN
        RAISE EXCEPTION 'not to be chosen' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- As the game cleans names: one spelling, nothing that is not seen, no space that is not between two words, no
    -- pile of accents.
    IF other_name <> normalize(regexp_replace(btrim(other_name), '\s+', ' ', 'g'), NFC)
        OR other_name ~ '[\u0001-\u001F\u007F-\u00A0\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2]'
        OR other_name ~ '[\u115F\u1160\u1680\u180E\u2000-\u200B\u200E\u200F\u2028-\u202F\u205F-\u206F\u2800]'
        OR other_name ~ '[\u3000\u3164\uFDD0-\uFDEF\uFEFF\uFFA0\uFFF9-\uFFFB\uFFFE\uFFFF\U000110BD\U000110CD]'
        OR other_name ~ '[\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0001-\U000E007F]'
        OR other_name ~ repeat('[' || marks || ']', 5)
        OR other_name ~ ('^[ \u200C\u200D' || marks || ']+$|^[\u200C\u200D]|[\u200C\u200D]$') THEN
        RAISE EXCEPTION 'no name' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Entries of the same name and team are those of one person at several computers.
    IF wanted = 'alias' AND other_name <> '' AND look <> my_name AND EXISTS (
        SELECT 1 FROM trainees AS t LEFT JOIN teams AS g ON g.id = t.team_id
        WHERE t.id <> mine AND look IN (extra_mile_look(t.name), extra_mile_look(t.public))
        AND (extra_mile_look(t.name), extra_mile_look(g.name)) IS DISTINCT FROM (my_name, my_team)
    ) THEN
        RAISE EXCEPTION 'the name of somebody else' USING ERRCODE = 'EM001';
    END IF;
    UPDATE trainees SET shown = wanted, alias = other_name, public = CASE
        WHEN wanted = 'name' THEN name WHEN wanted = 'alias' AND other_name <> '' THEN other_name ELSE '' END
    WHERE id = mine;
END $$;
REVOKE ALL ON FUNCTION extra_mile_show_me_as(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION extra_mile_show_me_as(text, text) TO {trainees};

-- Which trainee a user is, with the name on record. Functions and not views: no table is held fast by them.
DROP FUNCTION IF EXISTS extra_mile_me();
CREATE FUNCTION extra_mile_me() RETURNS TABLE (id text, name text, team text, public text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id, t.name, coalesce(g.name, ''), t.public
    FROM logins AS l JOIN trainees AS t ON t.id = l.trainee_id LEFT JOIN teams AS g ON g.id = t.team_id
    WHERE l.login = session_user
$$;
REVOKE ALL ON FUNCTION extra_mile_me() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION extra_mile_me() TO {trainees};

-- All that is kept of a trainee, for that trainee alone: each row of each table that belongs to them.
DROP FUNCTION IF EXISTS extra_mile_mine(text);
CREATE FUNCTION extra_mile_mine(wanted text) RETURNS SETOF jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me text;
BEGIN
    SELECT trainee_id INTO me FROM logins WHERE login = session_user;
    IF me IS NULL THEN
        RAISE EXCEPTION 'nobody' USING ERRCODE = 'insufficient_privilege';
    END IF;
    CASE wanted
{mine}
    ELSE RAISE EXCEPTION 'its rights are older than this game: whoever looks after it runs records roles --apply';
    END CASE;
END $$;
REVOKE ALL ON FUNCTION extra_mile_mine(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION extra_mile_mine(text) TO {trainees};
