import { describe, expect, test } from 'vitest';
import { runScript } from '../engine/run-script.ts';

describe('collections of .NET', () => {
  test.each<[string, string[]]>([
    [
      '$l = [Collections.ArrayList]@(3, 1, 2); $l.Sort(); $l.BinarySearch(2); $l.IndexOf(3, 1); $l.LastIndexOf(1, 1)',
      ['1', '2', '0'],
    ],
    [
      '$l = [Collections.ArrayList]@(1, 2, 3); $l.SetRange(0, (7, 7)); "$l"; $l.Reverse(1, 2); "$l"',
      ['7 7 3', '7 3 7'],
    ],
    [
      "[Collections.ArrayList]::Repeat('z', 3) -join ''; [Collections.ArrayList]::ReadOnly(@(1)).IsReadOnly",
      ['zzz', 'True'],
    ],
    [
      '$l = [Collections.Generic.List[int]]@(5, 1, 4, 2); $l.Sort(1, 2, $null); "$l"; $l.FindLastIndex({ $args[0] -gt 3 }); $l.Slice(1, 2) -join \',\'; $l.FindIndex(1, { $args[0] -eq 4 })',
      ['5 1 4 2', '2', '1,4', '2'],
    ],
    [
      "$l = [Collections.Generic.LinkedList[string]]::new(); [void]$l.AddLast('b'); [void]$l.AddFirst('a'); [void]$l.AddAfter($l.Find('b'), 'c'); $l -join ','; $l.Last.Previous.Value; $l.Remove('b'); $l.Count",
      ['a,b,c', 'b', 'True', '2'],
    ],
    [
      "$q = [Collections.Generic.PriorityQueue[string, int]]::new(); $q.Enqueue('low', 5); $q.Enqueue('high', 1); $q.Dequeue(); $q.Peek()",
      ['high', 'low'],
    ],
    [
      "$b = [Collections.BitArray]::new(3); $b[1] = $true; $b -join ','; $b.Not() -join ','",
      ['False,True,False', 'True,False,True'],
    ],
    [
      "$s = [Collections.Generic.SortedSet[int]]@(3, 1, 2); $s.Reverse() -join ','; $s.GetViewBetween(2, 3) -join ','",
      ['3,2,1', '2,3'],
    ],
    [
      "$l = [Collections.Generic.SortedList[int, string]]::new(); $l.Add(3, 'c'); $l.Add(1, 'a'); $l.IndexOfKey(3); $l.GetKeyAtIndex(0); $l.RemoveAt(0); $l.Keys -join ','",
      ['1', '1', '3'],
    ],
    [
      "$c = [Collections.Concurrent.ConcurrentDictionary[string, int]]::new(); $c['a'] = 1; $c.AddOrUpdate('a', 9, { param($k, $v) $v + 1 }); $c.GetOrAdd('b', 4); $c.TryUpdate('b', 5, 4)",
      ['2', '4', 'True'],
    ],
    [
      "$d = [Collections.Generic.Dictionary[string, int]]::new(); $d['a'] = 3; $v = 0; $d.Remove('a', [ref]$v); $v",
      ['True', '3'],
    ],
    [
      '[Collections.Generic.Stack[int]]@(1, 2, 3) -join ","; [Collections.Generic.Queue[int]]@(1, 2) -join ","',
      ['3,2,1', '1,2'],
    ],
    [
      '$b = [Collections.Concurrent.ConcurrentBag[int]]::new(); $b.Add(1); $r = 0; $b.TryTake([ref]$r); $r',
      ['True', '1'],
    ],
    [
      "[Linq.Enumerable]::OrderBy([int[]](3, 1), [Func[int, int]]{ $args[0] }) -join ','; [Linq.Enumerable]::Zip([int[]](1, 2), [int[]](3, 4), [Func[int, int, int]]{ $args[0] + $args[1] }) -join ','; [Linq.Enumerable]::Aggregate([int[]](2, 3), [Func[int, int, int]]{ $args[0] * $args[1] })",
      ['1,3', '4,6', '6'],
    ],
    [
      '[Linq.Enumerable]::GroupBy([int[]](1, 2, 3), [Func[int, int]]{ $args[0] % 2 }) | ForEach-Object { "$($_.Key): $($_ -join \',\')" }',
      ['1: 1,3', '0: 2'],
    ],
  ])('%s', (script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });

  test.each<[string, string]>([
    ['[Collections.ArrayList]::ReadOnly([Collections.ArrayList]@(1)).Add(2)', 'Collection is read-only.'],
    ['[Collections.ArrayList]::FixedSize([Collections.ArrayList]@(1)).Add(2)', 'Collection was of a fixed size.'],
    [
      '[Collections.Generic.List[int]]::new().Insert(3, 1)',
      "Index must be within the bounds of the List. (Parameter 'index')",
    ],
    ['[Collections.Generic.List[int]]::new().GetRange(0, 1)', 'Offset and length were out of bounds for the array'],
    ['[Collections.Generic.LinkedList[int]]::new().RemoveFirst()', 'The LinkedList is empty.'],
  ])('%s says: %s', (script, text) => {
    const { out } = runScript(`try { ${script} } catch { $_.Exception.InnerException.Message }`);
    expect(out.join(' ')).toContain(text);
  });
});

describe('StringBuilder and Random', () => {
  test.each<[string, string[]]>([
    [
      "$s = [Text.StringBuilder]::new('abc'); $s[0] = 'X'; [void]$s.Insert(1, '-', 2).Insert(0, 5).AppendJoin(',', 1, 2); \"$s\"; [void]$s.Replace('b', 'B', 0, 5); \"$s\"",
      ['5X--bc1,2', '5X--Bc1,2'],
    ],
    [
      '$r = [Random]::new(42); $r.Next(); $r.Next(100); [Random]::new(5).GetItems(@(1, 2, 3), 4).Count',
      ['1434747710', '14', '4'],
    ],
  ])('%s', (script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });
});
