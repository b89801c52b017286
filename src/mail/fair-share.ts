/** A whole that is divided evenly among those who use it at the moment. */
export class FairShare {
  private readonly total: number;
  private users = 0;

  constructor(total: number) {
    this.total = total;
  }

  /** One more uses it from now on, until the function that it gives is called, once. */
  join(): () => void {
    this.users++;
    return () => {
      this.users--;
    };
  }

  /** What each has when all have as much. */
  get each(): number {
    return this.total / Math.max(1, this.users);
  }
}
