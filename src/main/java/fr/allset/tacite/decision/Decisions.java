package fr.allset.tacite.decision;

import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.RecordParameters;
import fr.allset.tacite.persistence.RowMapping;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decisions that people have made by forms: added, read, and never changed. */
@Repository
public class Decisions {

    private static final RowMapping<Decision> DECISION = RowMapping.of(Decision.class);

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that carries the decision out. */
    public void add(Decision decision) {
        jdbc.sql("""
                insert into decision (dossier, process, element, title, decided_by, role, decided_at, answer, facts, facts_hash)
                values (:dossier, :process, :element, :title, :decidedBy, :role, :decidedAt, :answer, :facts, :factsHash)
                """).paramSource(RecordParameters.of(decision)).update();
    }

    /** Those about a dossier, oldest first. */
    public List<Decision> about(String dossier) {
        return jdbc.sql("select * from decision where dossier = :dossier order by id")
                .param("dossier", dossier)
                .query(DECISION)
                .list();
    }

    /**
     * Those about a dossier, or all of them, newest first.
     *
     * @param dossier blank for all
     * @param page    from 0
     */
    public Page<Decision> list(int page, int size, String dossier) {
        var wanted = dossier.strip();
        var matching = wanted.isEmpty() ? " from decision" : " from decision where dossier = :dossier";
        var total = jdbc.sql("select count(*)" + matching)
                .param("dossier", wanted)
                .query(Long.class)
                .single();
        var found = jdbc.sql("select *" + matching + " order by id desc limit :size offset :from")
                .param("dossier", wanted)
                .param("size", size)
                .param("from", (long) page * size)
                .query(DECISION)
                .list();
        return new Page<>(found, page, size, total);
    }
}
