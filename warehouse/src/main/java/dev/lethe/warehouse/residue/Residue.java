package dev.lethe.warehouse.residue;

import java.util.List;

/** The outcome of one scan, one result for each class of store, in the order of the classes. */
public record Residue(List<StoreResult> stores) {
  public Residue {
    stores = List.copyOf(stores);
  }

  public boolean isClean() {
    return stores.stream().allMatch(StoreResult::isClean);
  }

  public long hits() {
    return stores.stream().mapToLong(StoreResult::hits).sum();
  }
}
