//: # 4 · Three numbers with a pencil
//: Momentum in the form of exercise 1, $v \leftarrow \gamma v + g$ and $w \leftarrow w - \eta v$. Derive each number on paper, then write it here; a fraction such as `7 / 3.0` will do.

//: **a.** The slope is $g = 2$ everywhere, $\eta = 0.01$ and $\gamma = 0.95$. How long does a single step become in the end?
let longestStep: Double? = nil

//: **b.** On the bowl $L = \tfrac12\lambda w^2$ one step turns $(w_t, w_{t-1})$ into $w_{t+1} = (1 + \gamma - \eta\lambda)\,w_t - \gamma\,w_{t-1}$. Try $w_t = z^t$: the ball swings when the two $z$ are complex. Take
//: $\eta\lambda = \tfrac14$. From which $\gamma$ on does it swing?
let swingsFrom: Double? = nil

//: **c.** Too large a rate throws even a ball with momentum out of the bowl: at the edge, one $z$ is $-1$. Take $\lambda = 20$ and $\gamma = 0.9$. Below which $\eta$ is the descent stable?
let largestRate: Double? = nil
