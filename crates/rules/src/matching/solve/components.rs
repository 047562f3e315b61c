//! What lies on a circle together: strongly connected components (Tarjan 1972), without recursion.
#![allow(clippy::indexing_slicing)] // every number is made here

use super::NONE;

/// A directed graph: where each node's edges begin, and where they go.
#[derive(Debug)]
pub struct Graph {
    begins: Vec<usize>,
    to: Vec<u32>,
}

impl Graph {
    /// A graph of so many nodes.
    pub fn of(nodes: usize, edges: &[(u32, u32)]) -> Self {
        let mut begins = vec![0; nodes + 1];
        edges.iter().for_each(|(from, _)| begins[*from as usize + 1] += 1);
        for at in 0..nodes {
            begins[at + 1] += begins[at];
        }
        let (mut next, mut all) = (begins.clone(), vec![0; edges.len()]);
        for (from, to) in edges {
            let at = &mut next[*from as usize];
            all[*at] = *to;
            *at += 1;
        }
        Self { begins, to: all }
    }

    /// The component of each node: two with the same number lie on a circle together.
    pub fn components(&self) -> Vec<u32> {
        let nodes = self.begins.len() - 1;
        let mut of = vec![NONE; nodes];
        let (mut order, mut low) = (vec![NONE; nodes], vec![0; nodes]);
        let (mut open, mut walk): (Vec<usize>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
        let (mut seen, mut components) = (0, 0);
        for root in 0..nodes {
            if order[root] != NONE {
                continue;
            }
            walk.push((root, self.begins[root]));
            while let Some((node, edge)) = walk.pop() {
                if edge == self.begins[node] {
                    (order[node], low[node]) = (seen, seen);
                    seen += 1;
                    open.push(node);
                }
                if edge < self.begins[node + 1] {
                    walk.push((node, edge + 1));
                    let to = self.to[edge] as usize;
                    if order[to] == NONE {
                        walk.push((to, self.begins[to]));
                    } else if of[to] == NONE {
                        low[node] = low[node].min(order[to]);
                    }
                    continue;
                }
                if low[node] == order[node] {
                    while let Some(member) = open.pop() {
                        of[member] = components;
                        if member == node {
                            break;
                        }
                    }
                    components += 1;
                }
                if let Some((before, _)) = walk.last() {
                    low[*before] = low[*before].min(low[node]);
                }
            }
        }
        of
    }
}
