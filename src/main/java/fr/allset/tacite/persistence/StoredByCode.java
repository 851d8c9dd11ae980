package fr.allset.tacite.persistence;

/** An enum whose constants are stored by their code and not by their name. */
public interface StoredByCode {

    /** What is stored; it never changes. */
    String code();
}
