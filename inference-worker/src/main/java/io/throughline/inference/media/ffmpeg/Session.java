package io.throughline.inference.media.ffmpeg;

import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.container.DecodingBudget;

/** What belongs to the reading of one file. */
record Session(MediaLimits limits, DecodingBudget budget, SamplingPlan plan, MediaSink sink) {}
