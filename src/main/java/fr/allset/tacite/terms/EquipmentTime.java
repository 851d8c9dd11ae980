package fr.allset.tacite.terms;

/** Within which time faulty equipment is replaced: « 48h … dans les quatre vingt seize (96) heures » (art. 3, R03). */
public enum EquipmentTime implements Reading {

    /** The shorter time under warranty, otherwise the longer one: both figures have an effect. */
    BY_WARRANTY("48_if_warranty", "Un Équipement se remplace en 48 heures sous garantie, en 96 heures sinon.") {
        @Override
        public int hours(boolean underWarranty, int shorter, int longer) {
            return underWarranty ? shorter : longer;
        }
    },

    /** Always the shorter one. */
    SHORTER("48", "Un Équipement se remplace toujours en 48 heures.") {
        @Override
        public int hours(boolean underWarranty, int shorter, int longer) {
            return shorter;
        }
    },

    /** Always the longer one. */
    LONGER("96", "Un Équipement se remplace toujours en 96 heures.") {
        @Override
        public int hours(boolean underWarranty, int shorter, int longer) {
            return longer;
        }
    };

    private final String value;
    private final String label;

    EquipmentTime(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** The hours allowed, of the two that the terms have. */
    public abstract int hours(boolean underWarranty, int shorter, int longer);

    @Override
    public String entry() {
        return "R03";
    }

    @Override
    public String key() {
        return "equipment";
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public String label() {
        return label;
    }
}
