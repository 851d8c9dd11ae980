package fr.allset.tacite.decision;

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
                insert into decision (dossier, process, element, decided_by, role, decided_at, answer, facts, facts_hash)
                values (:dossier, :process, :element, :decidedBy, :role, :decidedAt, :answer, :facts, :factsHash)
                """).paramSource(RecordParameters.of(decision)).update();
    }

    /** Those about a dossier, oldest first. */
    public List<Decision> about(String dossier) {
        return jdbc.sql("select * from decision where dossier = :dossier order by id")
                .param("dossier", dossier)
                .query(DECISION)
                .list();
    }
}
