using Training;

const int Epochs = 40;
Iris iris = Iris.Load();
int classes = Iris.Species.Length;

var gaussianClassifier = new GaussianClassifier(iris, classes);
Console.WriteLine($"Gaussian classifier: accuracy {Metrics.Accuracy(iris, gaussianClassifier.Scores):F3}");

var regression = new SoftmaxRegression(iris.Features[0].Length, classes);
var schedule = new Schedule(rate: 0.5, decay: 0.001, warmup: 50, steps: Epochs * iris.Count);
var random = new Random(1936);
int[] order = Enumerable.Range(0, iris.Count).ToArray();
int step = 0;
double previous = double.PositiveInfinity;
Console.WriteLine("Softmax regression");
for (int epoch = 1; epoch <= Epochs; epoch++)
{
    random.Shuffle(order);
    foreach (int i in order)
    {
        regression.Step(iris.Features[i], iris.Labels[i], schedule.At(step++));
    }

    double loss = Metrics.MeanLoss(iris, regression.Loss);
    Console.WriteLine($"  epoch {epoch,3}  loss {loss:F4}  accuracy {Metrics.Accuracy(iris, regression.Scores):F3}");
    if (Math.Abs(previous - loss) <= 1e-12 * Math.Min(Math.Abs(previous), Math.Abs(loss)))
    {
        break;
    }

    previous = loss;
}

Console.WriteLine($"  samples {regression.Seen}  entropy {Metrics.Entropy(iris, regression.Probabilities):F4}");

var mlp = new Mlp(iris.Features[0].Length, hidden: 16, classes, new Gaussian(1936));
var mlpSchedule = new Schedule(rate: 0.05, decay: 0.005, warmup: 20, steps: Epochs * 10);
step = 0;
Console.WriteLine("Multilayer perceptron");
for (int epoch = 1; epoch <= Epochs; epoch++)
{
    random.Shuffle(order);
    foreach (int[] batch in order.Chunk(15))
    {
        double[][] features = batch.Select(i => iris.Features[i]).ToArray();
        int[] labels = batch.Select(i => iris.Labels[i]).ToArray();
        mlp.Step(features, labels, (float)mlpSchedule.At(step++));
    }

    double accuracy = Metrics.Accuracy(iris, mlp.Probabilities);
    Console.WriteLine($"  epoch {epoch,3}  loss {Metrics.MeanLoss(iris, mlp.Loss):F4}  accuracy {accuracy:F3}");
}

Console.WriteLine($"  log-likelihood {Metrics.LogLikelihood(iris, mlp.Probabilities):F4}  quantisation error {Quantizer.LargestError(mlp.Weights):F5}");
